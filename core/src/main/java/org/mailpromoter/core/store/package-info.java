/**
 * The doors behind which everything is kept: {@link org.mailpromoter.core.store.ActivityStore}
 * answers the questions of a whole batch at once and commits decisions, activities, correlation
 * keys and the cursor together or not at all. It stands at the far end of the line and never asks
 * how a decision was reached.
 */
@NullMarked
package org.mailpromoter.core.store;

import org.jspecify.annotations.NullMarked;
