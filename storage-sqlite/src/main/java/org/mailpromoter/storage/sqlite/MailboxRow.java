package org.mailpromoter.storage.sqlite;

import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.turn.Turn;

/** The turns of a mailbox, which stand in its row. */
final class MailboxRow {
  private MailboxRow() {}

  /** Whether a turn is the latest of its mailbox. */
  static boolean isLatest(Handle handle, Turn turn) {
    long latest =
        handle
            .createQuery("SELECT epoch FROM mailboxes WHERE name = ?")
            .bind(0, turn.mailbox().value())
            .mapTo(Long.class)
            .findOne()
            .orElse(0L);
    return latest == turn.epoch();
  }

  /** The next turn of a mailbox; the former one is past from now on. */
  static Turn next(Handle handle, MailboxId mailbox) {
    long epoch =
        handle
            .createQuery(
                "INSERT INTO mailboxes (name, epoch) VALUES (?, 1)"
                    + " ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1 RETURNING epoch")
            .bind(0, mailbox.value())
            .mapTo(Long.class)
            .one();
    return new Turn(mailbox, epoch);
  }
}
