package org.mailpromoter.storage.sqlite;

import org.mailpromoter.core.turn.Turns;
import org.mailpromoter.core.turn.Worker;

/** One process at a time works with a database ({@link WorkLock}). */
final class SqliteTurns implements Turns {
  private final Database database;
  private final HeldLock held;
  private final Runnable joined;

  /**
   * The turns of a database.
   *
   * @param joined is called when this process may work, before it does
   */
  SqliteTurns(Database database, HeldLock held, Runnable joined) {
    this.database = database;
    this.held = held;
    this.joined = joined;
  }

  /** Work begins when the lock is held: its former holder may have replaced the file. */
  @Override
  public Worker join() {
    DatabaseFile file = database.file();
    file.check();
    WorkLock lock = WorkLock.take(file);
    held.take(lock);
    try {
      database.catchUp();
      joined.run();
      return new SqliteWorker(database, held);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }
}
