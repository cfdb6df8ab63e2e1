/**
 * Drives the line a message follows, from the mailbox to the store: reads pages, has them parsed,
 * gathered and decided, fetches the bodies of what is promoted, and commits each page with its
 * cursor. The {@link org.mailpromoter.core.sync.Synchronizer} is the only place that sees all of
 * it, and here only it makes threads.
 */
@NullMarked
package org.mailpromoter.core.sync;

import org.jspecify.annotations.NullMarked;
