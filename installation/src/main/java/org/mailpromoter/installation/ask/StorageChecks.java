package org.mailpromoter.installation.ask;

import java.util.List;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** Whether the storage is damaged. */
public final class StorageChecks {
  private StorageChecks() {}

  /**
   * The result of a check.
   *
   * @param place the place of the storage
   * @param damage a sentence for each damage; empty if it is intact
   */
  public record Answer(String place, List<String> damage) {
    /** Copies the list. */
    public Answer {
      damage = List.copyOf(damage);
    }
  }

  /**
   * Looks for damage. Changes nothing.
   *
   * @param task counts decisions whose values were read
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public static Answer check(OpenInstallation open, Maintenance.Extent extent, Task task) {
    return new Answer(
        open.parts().deployment().storage().place(),
        new StorageCheck(open.storage()).run(extent, task));
  }
}
