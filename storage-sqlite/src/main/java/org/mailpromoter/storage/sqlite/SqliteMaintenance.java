package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.Maintenance;

/** Looks after the file. */
final class SqliteMaintenance implements Maintenance {
  private final Database database;
  private final HeldLock held;

  SqliteMaintenance(Database database, HeldLock held) {
    this.database = database;
    this.held = held;
  }

  @Override
  public boolean isCheckDue() {
    return held.get().filter(WorkLock::isCheckDue).isPresent();
  }

  @Override
  public Optional<Unwritten> unwritten() {
    Optional<Instant> at =
        held.get().map(WorkLock::full).orElseGet(() -> WorkLock.fullAt(database.file()));
    return at.map(this::full);
  }

  @Override
  public void unwrittenWasTold() {
    held.get().ifPresent(WorkLock::forgetFull);
  }

  private Unwritten full(Instant at) {
    String sentence =
        "The database "
            + database.file().path()
            + " could not grow because the disk was full, and the work stopped. Committed work"
            + " is kept.";
    return new Unwritten(at, SqliteError.DISK_FULL, sentence);
  }

  @Override
  public List<String> check(Extent extent, Progress progress) {
    boolean wasDue = isCheckDue();
    leaveCheckDue(true); // also when the check itself fails
    try {
      List<String> found = database.aside(progress, handle -> Checks.run(handle, extent));
      leaveCheckDue(!found.isEmpty());
      return found;
    } catch (CancellationException e) {
      leaveCheckDue(wasDue);
      throw e;
    }
  }

  private void leaveCheckDue(boolean due) {
    held.get().ifPresent(lock -> lock.leaveCheckDue(due));
  }

  @Override
  public void backup(Path file, boolean replace, Progress progress) {
    Backup.write(database, file, replace, progress);
  }
}
