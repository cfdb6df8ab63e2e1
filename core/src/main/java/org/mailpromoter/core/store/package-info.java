/**
 * The ports of the storage: {@link org.mailpromoter.core.store.ActivityStore} answers the queries
 * of a whole batch at once and commits decisions, activities, correlation keys and the cursor
 * atomically. It does not depend on how decisions are made.
 */
@NullMarked
package org.mailpromoter.core.store;

import org.jspecify.annotations.NullMarked;
