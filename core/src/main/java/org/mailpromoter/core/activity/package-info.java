/**
 * What promotion creates: the {@link org.mailpromoter.core.activity.EmailActivity} with its
 * parties, one for a message and direction however many mailboxes got it (semantics 4.1). Nothing
 * here knows how it came about.
 */
@NullMarked
package org.mailpromoter.core.activity;

import org.jspecify.annotations.NullMarked;
