/**
 * Unattended work: {@link org.mailpromoter.service.Synchronization} once, {@link
 * org.mailpromoter.service.Service} until it is interrupted. Both choose the mailboxes to try,
 * deliver to the sinks, and delete old data. {@link org.mailpromoter.service.ServiceEvents}
 * receives what happens, as values without text.
 */
@NullMarked
package org.mailpromoter.service;

import org.jspecify.annotations.NullMarked;
