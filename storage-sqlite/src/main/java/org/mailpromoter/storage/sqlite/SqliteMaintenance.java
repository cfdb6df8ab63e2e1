package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  public List<String> check(Extent extent) {
    held.get().ifPresent(lock -> lock.leaveCheckDue(true)); // also when the check itself fails
    List<String> found = database.aside(handle -> Checks.run(handle, extent));
    held.get().ifPresent(lock -> lock.leaveCheckDue(!found.isEmpty()));
    return found;
  }

  @Override
  public void backup(Path file, boolean replace) {
    Backup.write(database, file, replace);
  }
}
