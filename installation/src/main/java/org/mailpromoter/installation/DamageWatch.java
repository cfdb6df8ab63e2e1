package org.mailpromoter.installation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.Maintenance.Unwritten;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Ends the work with a storage that is damaged: whatever is written into it may be lost, or damage
 * more.
 */
public final class DamageWatch {
  static final String ABOUT = "the database";

  private final Clock clock;

  /** A watch that alerts by a clock. */
  public DamageWatch(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Looks for damage when the process that worked with the storage last did not end as it should,
   * and alerts of what that process could not write down.
   *
   * @throws StoreException if there is damage, or nothing can be written yet
   */
  public void afterDeath(Storage storage) {
    if (storage.maintenance().isCheckDue()) {
      look(storage);
    }
    unwritten(storage)
        .ifPresent(
            alert -> {
              storage.alertLog().raise(alert);
              storage.maintenance().unwrittenWasTold();
            });
  }

  /** What stopped the work last and could not be written, as the alert that it becomes. */
  public static Optional<Alert> unwritten(Storage storage) {
    return storage.maintenance().unwritten().map(DamageWatch::alert);
  }

  private static Alert alert(Unwritten stopped) {
    return new Alert(
        Alert.Level.ERROR, stopped.at(), ABOUT, stopped.code().id(), stopped.sentence());
  }

  /**
   * Looks for damage.
   *
   * @throws StoreException if there is some; an alert says so, too
   */
  public void look(Storage storage) {
    List<String> found = new StorageCheck(storage).run(Extent.QUICK);
    if (!found.isEmpty()) {
      String sentence = sentence(found);
      alert(storage, sentence);
      throw new StoreException(StoreError.DAMAGED, sentence, null);
    }
  }

  private static String sentence(List<String> found) {
    int more = found.size() - 1;
    return "The database is damaged, and nothing is written into it. "
        + found.get(0)
        + (more == 0 ? "" : " (" + more + " more)");
  }

  private void alert(Storage storage, String sentence) {
    try {
      storage
          .alertLog()
          .raise(
              new Alert(
                  Alert.Level.ERROR, clock.instant(), ABOUT, StoreError.DAMAGED.id(), sentence));
    } catch (StoreException damagedToo) {
      // the command that ends says it
    }
  }
}
