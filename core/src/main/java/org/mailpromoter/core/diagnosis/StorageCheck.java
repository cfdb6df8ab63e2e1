package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreException;

/**
 * Checks a storage for damage: it runs the storage's own check and, on request, reads every value.
 * It changes nothing. Not thread-safe.
 *
 * @since 0.1
 */
public final class StorageCheck {
  private static final int TOGETHER = 500;
  private static final int MOST = 100;

  private final Storage storage;
  private final List<String> found = new ArrayList<>();

  /** A check of an open storage. */
  public StorageCheck(Storage storage) {
    this.storage = Objects.requireNonNull(storage, "storage");
  }

  /**
   * Runs the check.
   *
   * @return a sentence for each damage, at most some hundred; none when the storage is sound
   * @throws StoreException if it is damaged so that it cannot be looked at
   */
  public List<String> run(Maintenance.Extent extent) {
    return run(extent, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress counts decisions whose values were read
   * @throws java.util.concurrent.CancellationException if the progress ended the check
   */
  public List<String> run(Maintenance.Extent extent, Progress progress) {
    found.clear();
    found.addAll(storage.maintenance().check(extent, progress));
    if (extent == Maintenance.Extent.FULL && found.isEmpty()) {
      decisions(progress);
      others(progress);
    }
    return List.copyOf(found);
  }

  private void decisions(Progress progress) {
    DecisionHistory history = storage.decisionHistory();
    long after = 0;
    List<StoredDecision> page;
    do {
      page =
          history.page(DecisionFilter.all(), DecisionHistory.With.FACTS_AND_TRACE, after, TOGETHER);
      for (StoredDecision each : page) {
        after = each.id().value();
        note(() -> StoredEvidence.facts(each));
        note(() -> StoredEvidence.trace(each));
      }
      progress.advance(page.size());
    } while (!page.isEmpty() && found.size() < MOST);
  }

  /** Reads every row by listing everything. */
  private void others(Progress progress) {
    note(() -> readAll(this::activities, progress));
    note(() -> storage.recordStore().list("", Integer.MAX_VALUE));
    note(() -> storage.choiceStore().choices());
    note(() -> readAll(storage.choiceStore()::history, progress));
    note(() -> storage.runLog().lastRuns());
    note(() -> readAll(storage.alertLog()::list, progress));
    PolicyLog log = storage.policyLog();
    note(() -> Page.forEach(log::versions, each -> note(() -> log.find(each.number()))));
  }

  private Page<EmailActivity> activities(PageKey from, int limit) {
    return storage.activityHistory().list(ActivityFilter.all(), from, limit);
  }

  private static <T> void readAll(Page.Reading<T> history, Progress progress) {
    Page.forEach(history, entry -> progress.advance(0));
  }

  private void note(Runnable reading) {
    try {
      reading.run();
    } catch (StoreException e) {
      found.add(e.sentence());
    }
  }
}
