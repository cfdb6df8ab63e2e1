package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NewOutgoing;
import org.mailpromoter.core.store.OutgoingChange;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.RewrittenKeys;
import org.mailpromoter.core.store.Sighting;

/** Mail that goes out. */
final class SqliteOutgoingStore implements OutgoingStore {
  /** An earlier mail of the same conversation that is not at its end (SO-4). */
  private static final String EARLIER =
      " FROM outgoing e WHERE e.mailbox = o.mailbox AND e.conversation = o.conversation"
          + " AND e.id < o.id AND e.phase IN ('PENDING_SEND', 'SENDING', 'HANDED_OVER', 'HELD')";

  private static final String IN_TURN =
      " FROM outgoing o WHERE o.next IS NOT NULL AND NOT EXISTS (SELECT 1" + EARLIER + ")";

  static final String DUE =
      "SELECT *"
          + IN_TURN
          + " AND o.mailbox = :mailbox AND o.next <= :at ORDER BY o.next, o.id LIMIT :limit";
  static final String NEXT =
      "SELECT o.next" + IN_TURN + " AND o.mailbox = :mailbox ORDER BY o.next LIMIT 1";
  static final String WAITS_FOR =
      "SELECT max(e.id)"
          + EARLIER.replace("FROM outgoing e", "FROM outgoing o, outgoing e")
          + " AND o.id = :id AND o.phase IN ('PENDING_SEND', 'HELD')";
  static final String LIST =
      "SELECT * FROM outgoing WHERE id < :before AND (:mailboxes IS NULL OR mailbox IN"
          + " (SELECT value FROM json_each(:mailboxes))) AND phase IN (SELECT value FROM json_each(:phases)) ORDER BY id DESC LIMIT :limit";
  static final String HAND_OVER =
      "SELECT at FROM hand_overs WHERE mailbox = :mailbox ORDER BY at DESC LIMIT 1 OFFSET :n";

  static final String KNOWN =
      "SELECT EXISTS (SELECT 1 FROM outgoing WHERE message_id = :id)"
          + " OR EXISTS (SELECT 1 FROM outgoing WHERE request = :request)";
  static final String DUE_MAILBOXES = "SELECT DISTINCT o.mailbox" + IN_TURN + " AND o.next <= :at";

  static final String LATEST_TO =
      "SELECT s.at FROM outgoing_recipients r"
          + " JOIN outgoing_steps s ON s.mail = r.mail AND s.position = 1"
          + " WHERE lower(r.address) = :address ORDER BY r.mail DESC LIMIT 1 OFFSET :n";

  /** What is read makes no mail due for a try later than now, so the schedule is never asked. */
  private static final SendProcess READING = new SendProcess(RetrySchedule.STANDARD);

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Database database;
  private final SqliteActivityStore activities;

  SqliteOutgoingStore(Database database, SqliteActivityStore activities) {
    this.database = database;
    this.activities = activities;
  }

  @Override
  public Optional<OutgoingMail> add(NewOutgoing mail) {
    return add(mail, activities::add);
  }

  @Override
  public Optional<OutgoingMail> addNotice(NewOutgoing mail) {
    return add(
        mail,
        (handle, activity) -> {
          Optional<NewActivity> added = activities.addUntold(handle, activity);
          added.ifPresent(each -> EventWriter.keepFromSinks(handle, each.activity().id()));
          return added;
        });
  }

  /** How an activity is added. */
  private interface Adding {
    Optional<NewActivity> add(Handle handle, NewActivity activity) throws SQLException;
  }

  private Optional<OutgoingMail> add(NewOutgoing mail, Adding adding) {
    return database.write(
        handle -> {
          if (isKnown(handle, mail)) {
            return Optional.empty();
          }
          Optional<NewActivity> activity = adding.add(handle, mail.activity());
          return activity.isPresent()
              ? Optional.of(added(handle, mail, activity.get().activity().id()))
              : Optional.empty();
        });
  }

  private static OutgoingMail added(Handle handle, NewOutgoing mail, ActivityId activity)
      throws SQLException {
    OutgoingMail added = new OutgoingRows(handle).insert(mail, activity);
    try {
      OutgoingBytes.insert(handle, added.id(), mail.message());
      return added;
    } catch (IOException e) {
      throw new SQLException("a mail that is to be sent cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isKnown(Handle handle, NewOutgoing mail) {
    return handle
        .createQuery(KNOWN)
        .bind("id", mail.messageId().value())
        .bind("request", mail.request().orElse(null))
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public Optional<OutgoingMail> find(OutgoingId id) {
    return database.read(handle -> new OutgoingRows(handle).find(id));
  }

  @Override
  public Optional<OutgoingMail> of(ActivityId activity) {
    return database.read(
        handle ->
            mails(
                    handle,
                    handle
                        .createQuery("SELECT * FROM outgoing WHERE activity = :activity")
                        .bind("activity", activity.value()))
                .stream()
                .findFirst());
  }

  @Override
  public Optional<OutgoingMail> requested(String request) {
    return database.read(
        handle ->
            mails(
                    handle,
                    handle
                        .createQuery("SELECT * FROM outgoing WHERE request = :request")
                        .bind("request", request))
                .stream()
                .findFirst());
  }

  @Override
  public List<MailboxId> dueMailboxes(Instant at) {
    return database.read(
        handle ->
            handle
                .createQuery(DUE_MAILBOXES)
                .bind("at", at.toEpochMilli())
                .mapTo(String.class)
                .map(MailboxId::new)
                .list());
  }

  @Override
  public List<OutgoingMail> list(OutgoingFilter filter, Optional<OutgoingId> before, int limit) {
    List<String> phases = filter.phases().stream().map(Phase::name).sorted().toList();
    Function<Set<MailboxId>, String> names =
        all -> JsonList.ofTexts(all.stream().map(MailboxId::value).toList());
    return database.read(
        handle ->
            mails(
                handle,
                handle
                    .createQuery(LIST)
                    .bind("before", before.map(OutgoingId::value).orElse(Long.MAX_VALUE))
                    .bind("mailboxes", filter.mailboxes().map(names).orElse(null))
                    .bind("phases", JsonList.ofTexts(phases))
                    .bind("limit", limit)));
  }

  @Override
  public List<OutgoingMail> due(MailboxId mailbox, Instant at, int limit) {
    return database.read(
        handle ->
            mails(
                handle,
                handle
                    .createQuery(DUE)
                    .bind("mailbox", mailbox.value())
                    .bind("at", at.toEpochMilli())
                    .bind("limit", limit)));
  }

  private static List<OutgoingMail> mails(Handle handle, Query query) {
    OutgoingRows rows = new OutgoingRows(handle);
    return query.map(Rows.of("outgoing mail", "id", rows::mail)).list();
  }

  @Override
  public Optional<Instant> nextDue(MailboxId mailbox) {
    return database.read(
        handle ->
            handle
                .createQuery(NEXT)
                .bind("mailbox", mailbox.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  @Override
  public Optional<OutgoingId> waitsFor(OutgoingId id) {
    return database.read(
        handle ->
            handle
                .createQuery(WAITS_FOR)
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .map(OutgoingId::new));
  }

  @Override
  public FrozenMessage message(OutgoingId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id, size, utf8 FROM outgoing WHERE id = :id")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new OutgoingBytes(
                            database, id, row.getLong("size"), row.getBoolean("utf8")))
                .one());
  }

  @Override
  public List<Optional<Step>> change(
      List<OutgoingChange> changes, SendProcess process, Instant at) {
    Database.Work<List<Optional<Step>>> work =
        handle -> {
          List<Optional<Step>> steps = new ArrayList<>();
          for (OutgoingChange each : changes) {
            steps.add(change(handle, each.mail(), each.event(), process, at));
          }
          return steps;
        };
    return endWithAClaim(changes) ? database.writeRepeatable(work) : database.write(work);
  }

  private static boolean endWithAClaim(List<OutgoingChange> changes) {
    return !changes.isEmpty()
        && changes.get(changes.size() - 1).event() instanceof SendEvent.Claimed;
  }

  /** The same as a part of a transaction. */
  static Optional<Step> change(
      Handle handle, OutgoingId id, SendEvent event, SendProcess process, Instant at)
      throws SQLException {
    OutgoingRows rows = new OutgoingRows(handle);
    Optional<OutgoingMail> found = rows.find(id);
    Optional<Step> step = found.map(mail -> process.after(mail.state(), event, at));
    if (step.isPresent() && step.get().next().isPresent()) {
      OutgoingMail mail = found.get();
      SendState next = step.get().next().get();
      write(handle, rows, mail, next, at);
      OutgoingStep.of(mail.state(), event, next, at).forEach(each -> rows.step(id, each));
      ActivityRows.addKeys(handle.getConnection(), mail.activity(), RewrittenKeys.of(event));
    }
    return step;
  }

  private static boolean isAccepted(SendState state) {
    return state.recipients().stream().anyMatch(each -> each.state().isAccepted());
  }

  private static void write(
      Handle handle, OutgoingRows rows, OutgoingMail mail, SendState next, Instant at) {
    SendState before = mail.state();
    rows.write(mail.id(), next);
    if (!next.recipients().equals(before.recipients())) {
      rows.writeRecipients(mail.id(), next.recipients());
    }
    if (isAccepted(next) && !isAccepted(before)) {
      SqliteSentFolderStore.want(handle, mail, at);
    }
    if (before.phase() != next.phase() && next.phase() == Phase.HANDED_OVER) {
      rememberHandOver(handle, mail, next.since());
    }
  }

  /** What was read says something about mails (SO-8). */
  static void write(Handle handle, List<Sighting> sightings, Instant at) throws SQLException {
    for (Sighting each : sightings) {
      for (SendEvent event : each.events()) {
        change(handle, each.mail(), event, READING, at);
      }
      if (!each.keys().isEmpty()) {
        Optional<OutgoingMail> mail = new OutgoingRows(handle).find(each.mail());
        if (mail.isPresent()) {
          ActivityRows.addKeys(handle.getConnection(), mail.get().activity(), each.keys());
        }
      }
    }
  }

  private static void rememberHandOver(Handle handle, OutgoingMail mail, Instant at) {
    handle.execute(
        "DELETE FROM hand_overs WHERE mailbox = ? AND at < ?",
        mail.mailbox().value(),
        at.minus(REMEMBERED).toEpochMilli());
    handle.execute(
        "INSERT OR IGNORE INTO hand_overs (mailbox, at, mail) VALUES (?, ?, ?)",
        mail.mailbox().value(),
        at.toEpochMilli(),
        mail.id().value());
  }

  @Override
  public List<OutgoingStep> history(OutgoingId id) {
    return database.read(handle -> new OutgoingRows(handle).history(id));
  }

  @Override
  public Optional<Instant> handOver(MailboxId mailbox, int n) {
    return database.read(
        handle ->
            handle
                .createQuery(HAND_OVER)
                .bind("mailbox", mailbox.value())
                .bind("n", n - 1)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  @Override
  public Optional<Instant> latestTo(EmailAddress address, int n) {
    return database.read(
        handle ->
            handle
                .createQuery(LATEST_TO)
                .bind("address", address.value())
                .bind("n", n - 1)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  @Override
  public int deleteBytes(Instant endedBefore) {
    int all = 0;
    int some;
    do {
      some = database.write(handle -> OutgoingBytes.deleteSome(handle, endedBefore));
      all += some;
    } while (some == OutgoingBytes.TOGETHER);
    if (all > 0) {
      database.overwriteLog();
    }
    return all;
  }
}
