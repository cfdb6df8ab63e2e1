/**
 * The sink {@code webhook}: posts each event to one address as a CloudEvent, signed, with the id of
 * the event as idempotency key. {@link org.mailpromoter.sinks.webhook.Answer} says what each answer
 * of the receiver means.
 */
@NullMarked
package org.mailpromoter.sinks.webhook;

import org.jspecify.annotations.NullMarked;
