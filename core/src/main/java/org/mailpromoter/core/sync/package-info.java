/**
 * Runs the pipeline from the mailbox to the store: reads pages, parses, gathers and decides,
 * fetches the bodies of promoted messages, and commits each page with its cursor. The {@link
 * org.mailpromoter.core.sync.Synchronizer} is the only class that sees the whole pipeline.
 */
@NullMarked
package org.mailpromoter.core.sync;

import org.jspecify.annotations.NullMarked;
