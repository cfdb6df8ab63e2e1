package org.mailpromoter.installation.ask;

import java.util.List;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.installation.OpenInstallation;

/** Whether the storage is damaged. */
public final class StorageChecks {
  private StorageChecks() {}

  /**
   * What a check found.
   *
   * @param place where the storage is
   * @param damage a sentence for each damage; none when it is sound
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
