/**
 * The result of promotion: the {@link org.mailpromoter.core.activity.EmailActivity} with its
 * parties, one for each message and direction regardless of how many mailboxes received it
 * (semantics 4.1). This package does not depend on how it was decided.
 */
@NullMarked
package org.mailpromoter.core.activity;

import org.jspecify.annotations.NullMarked;
