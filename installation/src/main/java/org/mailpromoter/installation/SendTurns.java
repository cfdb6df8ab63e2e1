package org.mailpromoter.installation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Whose turn it is to send the mail of a mailbox. One process at a time works with a storage, so
 * these are the turns within it. Thread-safe.
 */
public final class SendTurns {
  private final Set<MailboxId> taken = ConcurrentHashMap.newKeySet();

  SendTurns() {}

  /** A turn until it is closed. */
  public final class Held implements AutoCloseable {
    private final MailboxId mailbox;

    private Held(MailboxId mailbox) {
      this.mailbox = mailbox;
    }

    @Override
    public void close() {
      taken.remove(mailbox);
    }
  }

  /** Takes the turn of a mailbox; empty while its mail is being sent. */
  public Optional<Held> take(MailboxId mailbox) {
    return taken.add(mailbox) ? Optional.of(new Held(mailbox)) : Optional.empty();
  }
}
