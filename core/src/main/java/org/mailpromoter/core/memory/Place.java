package org.mailpromoter.core.memory;

import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;

/** Where a message is. */
record Place(MailboxId mailbox, MessageRef message) {}
