/**
 * Whether a message belongs to a conversation that the system already knows (semantics 3). Every
 * way of telling is a {@link org.mailpromoter.core.correlation.CorrelationStrategy} of one shape:
 * keys under which a stored message can be found, keys that an incoming message looks for, and a
 * pure judgement over what was found. The engine stores and looks up the keys; a strategy never
 * does I/O and never learns whether a setting switched it off.
 */
@NullMarked
package org.mailpromoter.core.correlation;

import org.jspecify.annotations.NullMarked;
