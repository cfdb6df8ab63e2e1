package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  public List<String> check(Extent extent) {
    if (lock != null) {
      lock.leaveCheckDue(true); // also when the check itself fails
    }
    List<String> found = database.aside(handle -> Checks.run(handle, extent));
    if (lock != null) {
      lock.leaveCheckDue(!found.isEmpty());
    }
    return found;
  }

  @Override
  public void backup(Path file, boolean replace) {
    Backup.write(database, file, replace);
  }
}
