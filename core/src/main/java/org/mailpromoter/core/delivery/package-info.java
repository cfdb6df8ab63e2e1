/**
 * Delivers committed activities to activity sinks. The {@link
 * org.mailpromoter.core.delivery.Deliverer} drains the outbox, each sink on its own threads, so a
 * sink that fails, hangs or crashes affects only its own deliveries. It is the last step of the
 * pipeline, after the store; nothing before the store waits for it.
 */
@NullMarked
package org.mailpromoter.core.delivery;

import org.jspecify.annotations.NullMarked;
