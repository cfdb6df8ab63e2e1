package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.store.NewOutgoing;
import org.mailpromoter.core.store.OutgoingStep;

/** Rows of outgoing mail inside a transaction. */
final class OutgoingRows {
  private final Handle handle;

  OutgoingRows(Handle handle) {
    this.handle = handle;
  }

  /** Writes a mail without its bytes. */
  OutgoingMail insert(NewOutgoing mail, ActivityId activity) {
    SendState state = mail.state();
    long id =
        handle
            .createQuery(
                "INSERT INTO outgoing (mailbox, activity, message_id, conversation, sender, size,"
                    + " utf8, request, phase, since, reason, words, queued_at, tries, next) VALUES"
                    + " (:mailbox, :activity, :message_id, :conversation, :sender, :size, :utf8,"
                    + " :request, '', 0, '', '', 0, 0, NULL)"
                    + " RETURNING id")
            .bind("mailbox", mail.mailbox().value())
            .bind("activity", activity.value())
            .bind("message_id", mail.messageId().value())
            .bind("conversation", Hashes.ofKey(keyOf(mail.conversation())))
            .bind("sender", mail.sender().value())
            .bind("size", mail.message().size())
            .bind("utf8", mail.message().needsUtf8())
            .bind("request", mail.request().orElse(null))
            .mapTo(Long.class)
            .one();
    OutgoingId number = new OutgoingId(id);
    write(number, state);
    writeRecipients(number, state.recipients());
    step(number, OutgoingStep.of(state));
    return new OutgoingMail(
        number,
        mail.mailbox(),
        activity,
        mail.messageId(),
        mail.sender(),
        mail.message().size(),
        state);
  }

  /** The address of a person may be part of an id, so it is kept as a hash. */
  private static CorrelationKey keyOf(MessageId conversation) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, conversation.value());
  }

  /** Writes a state in place of the former one, without its recipients. */
  void write(OutgoingId id, SendState state) {
    handle
        .createUpdate(
            "UPDATE outgoing SET phase = :phase, since = :since, reason = :reason, words = :words,"
                + " queued_at = :queued_at, tries = :tries, next = :next WHERE id = :id")
        .bind("phase", state.phase().name())
        .bind("since", state.since().toEpochMilli())
        .bind("reason", state.reason().name())
        .bind("words", state.words())
        .bind("queued_at", state.queuedAt().toEpochMilli())
        .bind("tries", state.tries())
        .bind("next", state.next().map(Instant::toEpochMilli).orElse(null))
        .bind("id", id.value())
        .execute();
  }

  /** Writes recipients in place of the former ones. */
  void writeRecipients(OutgoingId id, List<Recipient> recipients) {
    handle.execute("DELETE FROM outgoing_recipients WHERE mail = ?", id.value());
    PreparedBatch rows =
        handle.prepareBatch(
            "INSERT INTO outgoing_recipients (mail, position, role, address, state, words)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (Recipient each : recipients) {
      rows.add(
          id.value(),
          position++,
          each.role().mask(),
          each.address().value(),
          each.state().name(),
          each.words());
    }
    rows.execute();
  }

  /** Adds an entry to the history. */
  void step(OutgoingId id, OutgoingStep step) {
    handle.execute(
        "INSERT INTO outgoing_steps (mail, position, at, phase, reason, words) VALUES (?,"
            + " (SELECT coalesce(max(position), 0) + 1 FROM outgoing_steps WHERE mail = ?),"
            + " ?, ?, ?, ?)",
        id.value(),
        id.value(),
        step.at().toEpochMilli(),
        step.phase().name(),
        step.reason().name(),
        step.words());
  }

  List<OutgoingStep> history(OutgoingId id) {
    return handle
        .createQuery("SELECT * FROM outgoing_steps WHERE mail = :mail ORDER BY position")
        .bind("mail", id.value())
        .map(
            Rows.of(
                "the history of outgoing mail",
                "mail",
                row ->
                    new OutgoingStep(
                        time(row, "at"),
                        Phase.valueOf(row.getString("phase")),
                        SendReason.valueOf(row.getString("reason")),
                        row.getString("words"))))
        .list();
  }

  Optional<OutgoingMail> find(OutgoingId id) {
    return handle
        .createQuery("SELECT * FROM outgoing WHERE id = :id")
        .bind("id", id.value())
        .map(Rows.of("outgoing mail", "id", this::mail))
        .findOne();
  }

  /** Whether there is any mail. */
  boolean exist() {
    return handle.createQuery("SELECT EXISTS (SELECT 1 FROM outgoing)").mapTo(Boolean.class).one();
  }

  /** The mails among activities, with two statements. */
  Map<ActivityId, OutgoingMail> ofActivities(Set<Long> activities) {
    String which = JsonList.ofNumbers(activities);
    Map<Long, List<Recipient>> recipients = new HashMap<>();
    handle
        .createQuery(
            "SELECT r.* FROM json_each(:activities) a CROSS JOIN outgoing o ON o.activity = a.value"
                + " CROSS JOIN outgoing_recipients r ON r.mail = o.id"
                + " ORDER BY r.mail, r.position")
        .bind("activities", which)
        .map(
            Rows.of(
                "a recipient of outgoing mail",
                "mail",
                row -> Map.entry(row.getLong("mail"), recipient(row))))
        .forEach(
            each ->
                recipients
                    .computeIfAbsent(each.getKey(), unused -> new ArrayList<>(2))
                    .add(each.getValue()));
    Map<ActivityId, OutgoingMail> mails = new HashMap<>();
    handle
        .createQuery(
            "SELECT o.* FROM json_each(:activities) a"
                + " CROSS JOIN outgoing o ON o.activity = a.value")
        .bind("activities", which)
        .map(
            Rows.of(
                "outgoing mail",
                "id",
                row -> mail(row, recipients.getOrDefault(row.getLong("id"), List.of()))))
        .forEach(mail -> mails.put(mail.activity(), mail));
    return mails;
  }

  /** The mail of a row, with one more look-up for its recipients. */
  OutgoingMail mail(ResultSet row) throws SQLException {
    return mail(row, recipients(row.getLong("id")));
  }

  private static OutgoingMail mail(ResultSet row, List<Recipient> recipients) throws SQLException {
    long next = row.getLong("next");
    Optional<Instant> due =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
    SendState state =
        new SendState(
            Phase.valueOf(row.getString("phase")),
            time(row, "since"),
            SendReason.valueOf(row.getString("reason")),
            row.getString("words"),
            recipients,
            time(row, "queued_at"),
            row.getInt("tries"),
            due);
    return new OutgoingMail(
        new OutgoingId(row.getLong("id")),
        new MailboxId(row.getString("mailbox")),
        new ActivityId(row.getLong("activity")),
        new MessageId(row.getString("message_id")),
        new EnvelopeAddress(row.getString("sender")),
        row.getLong("size"),
        state);
  }

  private List<Recipient> recipients(long mail) {
    return handle
        .createQuery("SELECT * FROM outgoing_recipients WHERE mail = :mail ORDER BY position")
        .bind("mail", mail)
        .map(Rows.of("a recipient of outgoing mail", "mail", OutgoingRows::recipient))
        .list();
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        new EnvelopeAddress(row.getString("address")),
        Role.ofMask(row.getInt("role")),
        RecipientState.valueOf(row.getString("state")),
        row.getString("words"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
