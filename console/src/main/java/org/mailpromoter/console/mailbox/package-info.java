/** Mailboxes: how they are, how far they were read, tests, synchronization. */
@NullMarked
package org.mailpromoter.console.mailbox;

import org.jspecify.annotations.NullMarked;
