package org.mailpromoter.service;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Which mailboxes the service listens to: their servers tell it of new mail. The others are polled.
 * Thread-safe.
 */
public final class Listening {
  private final Set<MailboxId> mailboxes = ConcurrentHashMap.newKeySet();

  /** To none. */
  Listening() {}

  /** Whether the service listens to a mailbox at the moment, or reads what it was told of. */
  public boolean isTo(MailboxId mailbox) {
    return mailboxes.contains(Objects.requireNonNull(mailbox, "mailbox"));
  }

  void begin(MailboxId mailbox) {
    mailboxes.add(mailbox);
  }

  void end(MailboxId mailbox) {
    mailboxes.remove(mailbox);
  }
}
