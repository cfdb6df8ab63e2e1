package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
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
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.AlertHandlings;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.DraftStore;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.core.turn.Turns;

/**
 * A database file and the ports it serves. Thread-safe. Everything that fails is a {@link
 * org.mailpromoter.core.store.StoreException} with a code of {@link SqliteError}.
 */
public final class SqliteStorage implements Storage {
  private final Database database;
  private final HeldLock lock;
  private final SqliteActivityStore activities;

  private SqliteStorage(Database database, HeldLock lock) {
    this.database = database;
    this.lock = lock;
    this.activities = new SqliteActivityStore(database);
  }

  /**
   * Opens a database, also while another process synchronizes into it. The file is created if it
   * does not exist; its folder must exist. If nothing can be written, the file is read as it is.
   */
  public static SqliteStorage open(Path file) {
    HeldLock lock = new HeldLock();
    return new SqliteStorage(Database.openToLook(file, lock::leaveFull), lock);
  }

  @Override
  public boolean isReadOnly() {
    return database.isReadOnly();
  }

  @Override
  public ActivityStore activityStore() {
    return activities;
  }

  @Override
  public DecisionHistory decisionHistory() {
    return new SqliteDecisionHistory(database);
  }

  @Override
  public ActivityHistory activityHistory() {
    return new SqliteActivityHistory(database);
  }

  @Override
  public RecordStore recordStore() {
    return new SqliteRecordStore(database);
  }

  @Override
  public ChoiceStore choiceStore() {
    return new SqliteChoiceStore(database);
  }

  @Override
  public PolicyLog policyLog() {
    return new SqlitePolicyLog(database);
  }

  @Override
  public RunLog runLog() {
    return new SqliteRunLog(database);
  }

  @Override
  public TokenCounter tokenCounter() {
    return new SqliteTokenCounter(database);
  }

  @Override
  public Privacy privacy() {
    return new SqlitePrivacy(database);
  }

  @Override
  public SentFolderStore sentFolderStore() {
    return new SqliteSentFolderStore(database);
  }

  @Override
  public OutgoingStore outgoingStore() {
    return new SqliteOutgoingStore(database, activities);
  }

  @Override
  public DraftStore draftStore() {
    return new SqliteDraftStore(database);
  }

  @Override
  public Outbox outbox() {
    return new SqliteOutbox(database);
  }

  @Override
  public AlertOutbox alertOutbox() {
    return new SqliteAlertOutbox(database);
  }

  @Override
  public AlertLog alertLog() {
    return new SqliteAlertLog(database);
  }

  @Override
  public AlertHandlings alertHandlings() {
    return new SqliteAlertHandlings(database);
  }

  @Override
  public Maintenance maintenance() {
    return new SqliteMaintenance(database, lock);
  }

  @Override
  public Turns turns() {
    return new SqliteTurns(database, lock, activities::countAnew);
  }

  @Override
  public AccountStore accountStore() {
    return new SqliteAccountStore(database);
  }

  @Override
  public SessionStore sessionStore() {
    return new SqliteSessionStore(database);
  }

  @Override
  public TicketStore ticketStore() {
    return new SqliteTicketStore(database);
  }

  @Override
  public ApiTokenStore apiTokenStore() {
    return new SqliteApiTokenStore(database);
  }

  @Override
  public AuditLog auditLog() {
    return new SqliteAuditLog(database);
  }

  @Override
  public RequestLog requestLog() {
    return new SqliteRequestLog(database);
  }

  /** The lock is released last, when nothing more can be written. */
  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
