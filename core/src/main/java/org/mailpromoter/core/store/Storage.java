package org.mailpromoter.core.store;

import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.access.TicketStore;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.party.RecordStore;
import org.mailpromoter.core.policy.ChoiceStore;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.turn.Turns;

/**
 * The storage of an installation, and the ports it provides. Thread-safe. Everything that fails is
 * a {@link StoreException}.
 *
 * @since 0.1
 */
public interface Storage extends AutoCloseable {
  /** Whether it can only be read here, so that everything that writes fails. */
  boolean isReadOnly();

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

  /** Mail that goes out. */
  OutgoingStore outgoingStore();

  /** What is done in folders of sent mail. */
  SentFolderStore sentFolderStore();

  /** Mail that people have begun to write. */
  DraftStore draftStore();

  /** Events that wait for activity sinks. */
  Outbox outbox();

  /** Alerts. */
  AlertLog alertLog();

  /** Which causes of alerts people have dealt with. */
  AlertHandlings alertHandlings();

  /** Checks the storage and makes backups of it. */
  Maintenance maintenance();

  /** Alerts that wait for activity sinks. */
  AlertOutbox alertOutbox();

  /**
   * Shares the work among processes. To synchronize, join first; all else may be done without, also
   * while another process works.
   */
  Turns turns();

  /** Accounts that log in with a password. */
  AccountStore accountStore();

  /** Sessions of those who are logged in. */
  SessionStore sessionStore();

  /** Tickets to log in with once. */
  TicketStore ticketStore();

  /** Tokens of programs. */
  ApiTokenStore apiTokenStore();

  /** What people and programs did. */
  AuditLog auditLog();

  /** Which requests of programs were answered. */
  RequestLog requestLog();

  /** Closes files and connections, and the workers that joined (TU-6). */
  @Override
  void close();
}
