/**
 * All that could matter about one message in one mailbox, gathered whatever the settings are. The
 * {@link org.mailpromoter.core.facts.FactGatherer} is the last place on the line, before the pure
 * middle begins, that asks the directory and the store, once for a whole batch. {@link
 * org.mailpromoter.core.facts.Facts} never hold a setting.
 */
@NullMarked
package org.mailpromoter.core.facts;

import org.jspecify.annotations.NullMarked;
