package org.mailpromoter.installation.change;

import java.nio.file.Path;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Operation;

/** Writes the storage into a file, and goes back to one. */
public final class Backups {
  private Backups() {}

  /**
   * Writes a consistent copy of the storage to a file that only its owner may read.
   *
   * @param replace whether an existing file is replaced; otherwise that is refused
   * @param task only cancels it
   * @throws java.util.concurrent.CancellationException if the task was cancelled; no file is
   *     written then
   * @throws org.mailpromoter.core.store.StoreException if it cannot be written
   */
  public static void write(
      Requester by, OpenInstallation open, Path file, boolean replace, Task task) {
    Audited.of(open, by, Operation.BACK_UP, file)
        .run(
            entry -> {
              open.storage().maintenance().backup(file, replace, task);
              return file;
            });
  }

  /**
   * Replaces the storage by a backup, which is checked first. The storage must not be open. The
   * audit log of the backup goes on with this; a restore that is refused is in no audit log.
   *
   * @throws org.mailpromoter.core.store.StoreException if the backup or the storage cannot be used
   */
  public static Restored restore(Requester by, Installation parts, Path file) {
    Restored restored = parts.deployment().storage().restore(file);
    try (OpenInstallation open = parts.open()) {
      return Audited.of(open, by, Operation.RESTORE, file).run(entry -> restored);
    }
  }
}
