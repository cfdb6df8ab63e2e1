/**
 * Takes what was committed to activity sinks: the {@link org.mailpromoter.core.delivery.Deliverer}
 * drains the outbox, each sink on threads of its own, so that one that fails, hangs or dies costs
 * only its own deliveries. It stands behind the store, at the very end of the line, and never asks
 * how an activity came about; nothing before the store waits for it.
 */
@NullMarked
package org.mailpromoter.core.delivery;

import org.jspecify.annotations.NullMarked;
