package org.mailpromoter.testkit;

import java.util.List;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Storage;

/**
 * A store around which a process dies.
 *
 * @since 0.1
 */
public interface StoreUnderTest extends AutoCloseable {
  /** The store as the process has it open at present. */
  ActivityStore store();

  /** What was decided. */
  DecisionHistory decisions();

  /** Every activity with its body, in the order of their numbers. */
  List<EmailActivity> activities();

  /** What a check of the store finds; nothing when it keeps no files. */
  default List<String> damages() {
    return List.of();
  }

  /** The process died and was started again: nothing stays but what is durable. */
  void restart() throws Exception;

  @Override
  void close() throws Exception;

  /** Every activity of a storage with its body, in the order of their numbers. */
  static List<EmailActivity> activitiesOf(Storage storage) {
    return storage.activityHistory().list(ActivityFilter.all(), Integer.MAX_VALUE).stream()
        .map(EmailActivity::id)
        .sorted()
        .flatMap(id -> storage.activityHistory().find(id).stream())
        .toList();
  }
}
