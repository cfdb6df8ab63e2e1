package org.mailpromoter.installation.change;

import java.nio.file.Path;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

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
      Actor actor, OpenInstallation open, Path file, boolean replace, Task task) {
    Journal.note(actor, "writes the backup", file);
    open.storage().maintenance().backup(file, replace, task);
  }

  /**
   * Replaces the storage by a backup, which is checked first. The storage must not be open.
   *
   * @throws org.mailpromoter.core.store.StoreException if the backup or the storage cannot be used
   */
  public static Restored restore(Actor actor, Installation parts, Path file) {
    Journal.note(actor, "restores the backup", file);
    return parts.deployment().storage().restore(file);
  }
}
