package org.mailpromoter.core.store;

import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.party.RecordStore;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;

/**
 * One place where everything is kept, and the ports it serves. Thread-safe. Everything that fails
 * is a {@link StoreException}.
 *
 * @since 0.1
 */
public interface Storage extends AutoCloseable {
  /** Activities, decisions, keys and cursors, for the line. */
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

  /** Deletes what is known of people. */
  Privacy privacy();

  /** What activity sinks are still to be told. */
  Outbox outbox();

  /** Alerts. */
  AlertLog alertLog();

  /** Checks the storage and makes backups of it. */
  Maintenance maintenance();

  /** Which alerts activity sinks are still to be told. */
  AlertOutbox alertOutbox();

  /**
   * Whether another process waits to work with this storage. Who works forever makes way then: it
   * closes the storage, and opens it again later. Cheap enough to be asked every second.
   *
   * @throws StoreException if what was opened is not there any more
   */
  default boolean isWanted() {
    return false;
  }

  /** Lets go of files and connections. */
  @Override
  void close();
}
