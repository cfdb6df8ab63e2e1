package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NewOutgoing;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.core.store.OutgoingStore;

/** Mail that goes out. */
final class SqliteOutgoingStore implements OutgoingStore {
  static final String DUE =
      "SELECT * FROM outgoing WHERE mailbox = :mailbox AND next IS NOT NULL AND next <= :at"
          + " ORDER BY next, id LIMIT :limit";
  static final String NEXT =
      "SELECT min(next) FROM outgoing WHERE mailbox = :mailbox AND next IS NOT NULL";
  static final String LIST =
      "SELECT * FROM outgoing WHERE id < :before AND (:mailboxes IS NULL OR mailbox IN"
          + " (SELECT value FROM json_each(:mailboxes))) AND phase IN (SELECT value FROM json_each(:phases)) ORDER BY id DESC LIMIT :limit";
  static final String HAND_OVER =
      "SELECT at FROM hand_overs WHERE mailbox = :mailbox ORDER BY at DESC LIMIT 1 OFFSET :n";

  static final String KNOWN =
      "SELECT EXISTS (SELECT 1 FROM outgoing WHERE message_id = :id)"
          + " OR EXISTS (SELECT 1 FROM outgoing WHERE request = :request)";
  static final String DUE_MAILBOXES =
      "SELECT DISTINCT mailbox FROM outgoing WHERE next IS NOT NULL AND next <= :at";

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
  public Optional<Step> change(OutgoingId id, SendEvent event, SendProcess process, Instant at) {
    Database.Work<Optional<Step>> work = handle -> change(handle, id, event, process, at);
    return event instanceof SendEvent.Claimed
        ? database.writeRepeatable(work)
        : database.write(work);
  }

  private static Optional<Step> change(
      Handle handle, OutgoingId id, SendEvent event, SendProcess process, Instant at) {
    OutgoingRows rows = new OutgoingRows(handle);
    Optional<OutgoingMail> found = rows.find(id);
    Optional<Step> step = found.map(mail -> process.after(mail.state(), event, at));
    if (step.isPresent() && step.get().next().isPresent()) {
      write(handle, rows, found.get(), step.get().next().get());
    }
    return step;
  }

  private static void write(Handle handle, OutgoingRows rows, OutgoingMail mail, SendState next) {
    SendState before = mail.state();
    rows.write(mail.id(), next);
    if (!next.recipients().equals(before.recipients())) {
      rows.writeRecipients(mail.id(), next.recipients());
    }
    boolean isStep = before.phase() != next.phase() || before.reason() != next.reason();
    if (isStep) {
      rows.step(mail.id(), next);
    }
    if (isStep && next.phase() == Phase.HANDED_OVER) {
      rememberHandOver(handle, mail, next.since());
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
}
