/**
 * How mailboxes and sinks fare: the runs of a mailbox, how long it waits after a failure, and the
 * alerts that an administrator is to see. The logs are ports that a storage implements. It knows
 * which mailbox something is about and what went wrong, and never a message.
 */
@NullMarked
package org.mailpromoter.core.health;

import org.jspecify.annotations.NullMarked;
