/**
 * Finds whether a message belongs to a known conversation (semantics 3). Every method is a {@link
 * org.mailpromoter.core.correlation.CorrelationStrategy} that provides keys under which a stored
 * message is found, keys that an incoming message seeks, and a pure decision over the activities
 * found. The engine stores and looks up the keys; a strategy never does I/O and does not know
 * whether a setting disables it.
 */
@NullMarked
package org.mailpromoter.core.correlation;

import org.jspecify.annotations.NullMarked;
