package org.mailpromoter.core.store;

import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.party.RecordStore;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;

/**
 * The storage of an installation, and the ports it provides. Thread-safe. Everything that fails is
 * a {@link StoreException}.
 *
 * @since 0.1
 */
public interface Storage extends AutoCloseable {
  /** Activities, decisions, keys and cursors, for synchronization. */
  ActivityStore activityStore();

  /** The decisions of the past. */
  DecisionHistory decisionHistory();

  /** The activities. */
  ActivityHistory activityHistory();

  /** Records with their addresses. */
  RecordStore recordStore();

  /** Settings that people chose at run time. */
  ChoiceStore choiceStore();

  /** The policies that decisions were taken under. */
  PolicyLog policyLog();

  /** The last run of each mailbox. */
  RunLog runLog();

  /** Counters of tracking tokens. */
  TokenCounter tokenCounter();

  /** Deletes personal data. */
  Privacy privacy();

  /** Events that wait for activity sinks. */
  Outbox outbox();

  /** Alerts. */
  AlertLog alertLog();

  /** Checks the storage and makes backups of it. */
  Maintenance maintenance();

  /** Alerts that wait for activity sinks. */
  AlertOutbox alertOutbox();

  /**
   * Whether another process waits to work with this storage. A long-running process should then
   * close the storage and reopen it later. Cheap enough to call every second.
   *
   * @throws StoreException if the storage no longer exists
   */
  default boolean isWanted() {
    return false;
  }

  /** Closes files and connections. */
  @Override
  void close();
}
