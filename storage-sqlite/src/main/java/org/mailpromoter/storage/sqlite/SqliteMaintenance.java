package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.Maintenance;

/** Looks after the file. */
final class SqliteMaintenance implements Maintenance {
  private final Database database;
  private final @Nullable WorkLock lock;

  SqliteMaintenance(Database database, @Nullable WorkLock lock) {
    this.database = database;
    this.lock = lock;
  }

  @Override
  public boolean isCheckDue() {
    return lock != null && lock.isCheckDue();
  }

  @Override
  public Optional<Unwritten> unwritten() {
    Optional<Instant> at = lock == null ? WorkLock.fullAt(database.file()) : lock.full();
    return at.map(this::full);
  }

  @Override
  public void unwrittenWasTold() {
    if (lock != null) {
      lock.forgetFull();
    }
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
    if (lock != null) {
      lock.leaveCheckDue(due);
    }
  }

  @Override
  public void backup(Path file, boolean replace, Progress progress) {
    Backup.write(database, file, replace, progress);
  }
}
