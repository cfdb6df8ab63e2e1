package org.mailpromoter.storage.sqlite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.Worker;

/** The one process that works with a database, which therefore knows every turn that is taken. */
final class SqliteWorker implements Worker {
  private final Database database;
  private final HeldLock held;
  private final Map<MailboxId, Turn> taken = new HashMap<>();
  private boolean closed;

  SqliteWorker(Database database, HeldLock held) {
    this.database = database;
    this.held = held;
  }

  @Override
  public Standing standing() {
    database.requireInPlace();
    return Standing.WORKING;
  }

  /** When power fails, an epoch may be given again, but nobody is left who has the former one. */
  @Override
  public synchronized Optional<Turn> take(MailboxId mailbox) {
    if (closed || held.get().isEmpty()) {
      throw new IllegalStateException("The worker is closed.");
    }
    if (taken.containsKey(mailbox)) {
      return Optional.empty();
    }
    Turn turn = database.writeRepeatable(handle -> MailboxRow.next(handle, mailbox));
    taken.put(mailbox, turn);
    return Optional.of(turn);
  }

  @Override
  public synchronized void give(Turn turn) {
    taken.remove(turn.mailbox(), turn);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      held.close();
    }
  }
}
