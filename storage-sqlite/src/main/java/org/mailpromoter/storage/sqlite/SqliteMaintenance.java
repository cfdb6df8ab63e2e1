package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.util.List;
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
