package org.mailpromoter.installation.ask;

import java.util.List;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.installation.OpenInstallation;

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

  /** Looks for damage. Changes nothing. */
  public static Answer check(OpenInstallation open, Maintenance.Extent extent) {
    return new Answer(
        open.parts().deployment().storage().place(), new StorageCheck(open.storage()).run(extent));
  }
}
