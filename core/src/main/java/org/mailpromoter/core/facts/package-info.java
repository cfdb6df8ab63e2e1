/**
 * Everything about one message in one mailbox that can influence the decision, gathered
 * independently of the settings. The {@link org.mailpromoter.core.facts.FactGatherer} is the last
 * step that queries the directory and the store, once for a whole batch; deciding after it is pure.
 * {@link org.mailpromoter.core.facts.Facts} never contain a setting.
 */
@NullMarked
package org.mailpromoter.core.facts;

import org.jspecify.annotations.NullMarked;
