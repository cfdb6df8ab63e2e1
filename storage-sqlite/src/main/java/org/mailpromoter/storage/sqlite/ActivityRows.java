package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.NewActivity;

/** Writes activities with all that belongs to them, in batches. */
final class ActivityRows {
  private static final String INSERT_PARTY =
      "INSERT INTO parties (activity, position, role, name, address, record)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String INSERT_KEY =
      "INSERT INTO correlation_keys (key, activity) VALUES (?, ?)";

  private final Connection connection;
  private final List<Long> written = new ArrayList<>();
  private final PreparedStatement activities;
  private final PreparedStatement bodies;
  private final PreparedStatement attachments;
  private final ContentWriter contents;
  private final PreparedStatement parties;
  private final PreparedStatement keys;
  private final PreparedStatement queueItems;
  private final PreparedStatement copies;
  private final PreparedStatement waiting;
  private final PreparedStatement arrivals;
  private boolean any;

  ActivityRows(Connection connection) throws SQLException {
    this.connection = connection;
    activities =
        connection.prepareStatement(
            "INSERT INTO activities (id, direction, message_key, fingerprint, message_id, subject,"
                + " sent_at, created_at, accepting_entity, receiving_mailbox, regarding,"
                + " correlated_activity, correlation_method, correlated_subject_changed, flaws,"
                + " owner,"
                + " content_size, receiving_folder, rank)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bodies =
        connection.prepareStatement("INSERT INTO bodies (activity, text, html) VALUES (?, ?, ?)");
    attachments =
        connection.prepareStatement(
            "INSERT INTO attachments (activity, position, name, content_type, size, fate, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    contents = new ContentWriter(connection);
    parties = connection.prepareStatement(INSERT_PARTY);
    keys = connection.prepareStatement(INSERT_KEY);
    queueItems =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO queue_items (activity, queue) VALUES (?, ?)");
    copies = connection.prepareStatement(Waiting.COPIES);
    waiting = connection.prepareStatement(Waiting.UNDER_A_KEY);
    arrivals = connection.prepareStatement(Arrivals.INSERT);
  }

  static int fateCode(Attachment.Fate fate) {
    return switch (fate) {
      case KEPT -> 0;
      case BLOCKED -> 1;
      case TOO_LARGE -> 2;
    };
  }

  static Attachment.Fate fate(int code) {
    return switch (code) {
      case 1 -> Attachment.Fate.BLOCKED;
      case 2 -> Attachment.Fate.TOO_LARGE;
      default -> Attachment.Fate.KEPT;
    };
  }

  /** Whether the message is an activity already (AS-3). */
  static boolean exists(Handle handle, EmailActivity activity) {
    return handle
        .createQuery(
            "SELECT 1 FROM activities WHERE message_key = :key AND fingerprint = :fingerprint"
                + " AND direction = :direction")
        .bind("key", StoredText.clean(activity.identity().key()))
        .bind("fingerprint", activity.identity().fingerprint())
        .bind("direction", directionCode(activity.direction()))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether an activity has the number. */
  static boolean isTaken(Handle handle, ActivityId id) {
    return handle
        .createQuery("SELECT 1 FROM activities WHERE id = ?")
        .bind(0, id.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The original's {@code directioncode}: true (1) is outgoing. */
  static int directionCode(Direction direction) {
    return switch (direction) {
      case INCOMING -> 0;
      case OUTGOING -> 1;
    };
  }

  static Direction direction(int code) {
    return code == 0 ? Direction.INCOMING : Direction.OUTGOING;
  }

  /** An activity that no mailbox brought. */
  void insert(NewActivity activity) throws SQLException {
    add(activity, Optional.empty(), Long.MAX_VALUE);
    flush();
  }

  /**
   * Adds an activity.
   *
   * @param by the mailbox in which its message was read
   * @param before the decision that promoted it: those behind it knew it
   */
  void add(NewActivity added, Optional<MailboxId> by, long before) throws SQLException {
    any = true;
    EmailActivity activity = added.activity();
    written.add(activity.id().value());
    addActivity(activity, added.claim());
    addBody(activity);
    addAttachments(activity.id().value(), activity.body().attachments());
    addParties(parties, activity);
    for (RecordId queue : activity.queues()) {
      add(new QueueItem(activity.id(), queue));
    }
    List<byte[]> hashes = hashes(added.keys());
    addKeys(keys, activity.id().value(), hashes);
    Waiting.bindCopies(copies, activity.identity());
    arrived(added, hashes, by, before);
  }

  /** For those who wait for it, and those who looked for it just before. */
  private void arrived(NewActivity added, List<byte[]> hashes, Optional<MailboxId> by, long before)
      throws SQLException {
    EmailActivity activity = added.activity();
    long id = activity.id().value();
    for (byte[] key : hashes) {
      Waiting.bindKey(waiting, key, activity.sentAt().toEpochMilli(), id, before);
    }
    List<byte[]> all = new ArrayList<>(hashes);
    all.add(Hashes.ofKey(CorrelationKey.of(activity.identity())));
    Arrivals.bind(arrivals, by, id, all);
  }

  /** A record that was made for a sender. */
  void arrived(RecordEntry record, MailboxId by) throws SQLException {
    any = true;
    for (EmailAddress address : record.addresses()) {
      byte[] key = Hashes.ofKey(CorrelationKey.ofRecord(address));
      Waiting.bindKey(waiting, key, 0, 0, Long.MAX_VALUE);
      Arrivals.bind(arrivals, Optional.of(by), null, List.of(key));
    }
  }

  private static List<byte[]> hashes(Set<CorrelationKey> keys) {
    return keys.stream().map(Hashes::ofKey).toList();
  }

  /** Replaces the parties of a stored activity. */
  static void replaceParties(Connection connection, EmailActivity activity) throws SQLException {
    delete(connection, "parties", activity.id().value());
    try (PreparedStatement parties = connection.prepareStatement(INSERT_PARTY)) {
      addParties(parties, activity);
      parties.executeBatch();
    }
    WordWriter.parties(connection, activity.id().value());
  }

  /** Other keys of an activity that is stored. */
  static void replaceKeys(Connection connection, NewActivity corrected) throws SQLException {
    long id = corrected.activity().id().value();
    List<byte[]> hashes = hashes(corrected.keys());
    delete(connection, "correlation_keys", id);
    try (PreparedStatement keys = connection.prepareStatement(INSERT_KEY)) {
      addKeys(keys, id, hashes);
      keys.executeBatch();
    }
    ActivityRows rows = new ActivityRows(connection);
    rows.any = true;
    Waiting.bindCopies(rows.copies, corrected.activity().identity());
    rows.arrived(corrected, hashes, Optional.empty(), Long.MAX_VALUE);
    rows.flush();
  }

  /** Further keys of an activity that is stored; those that it has are passed over. */
  static void addKeys(Connection connection, ActivityId activity, Set<CorrelationKey> more)
      throws SQLException {
    if (more.isEmpty()) {
      return;
    }
    long id = activity.value();
    List<byte[]> added = new ArrayList<>();
    try (PreparedStatement keys =
        connection.prepareStatement(
            "INSERT INTO correlation_keys (key, activity) SELECT ?1, ?2 WHERE NOT EXISTS"
                + " (SELECT 1 FROM correlation_keys WHERE key = ?1 AND activity = ?2)")) {
      for (byte[] key : hashes(more)) {
        keys.setBytes(1, key);
        keys.setLong(2, id);
        if (keys.executeUpdate() > 0) {
          added.add(key);
        }
      }
    }
    if (!added.isEmpty()) {
      arrived(connection, id, added);
    }
  }

  private static void arrived(Connection connection, long activity, List<byte[]> keys)
      throws SQLException {
    long sentAt = sentAt(connection, activity);
    try (PreparedStatement waiting = connection.prepareStatement(Waiting.UNDER_A_KEY);
        PreparedStatement arrivals = connection.prepareStatement(Arrivals.INSERT)) {
      for (byte[] key : keys) {
        Waiting.bindKey(waiting, key, sentAt, activity, Long.MAX_VALUE);
      }
      Arrivals.bind(arrivals, Optional.empty(), activity, keys);
      waiting.executeBatch();
      arrivals.executeBatch();
    }
  }

  private static long sentAt(Connection connection, long activity) throws SQLException {
    try (PreparedStatement sentAt =
        connection.prepareStatement("SELECT sent_at FROM activities WHERE id = ?")) {
      sentAt.setLong(1, activity);
      try (ResultSet row = sentAt.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static void delete(Connection connection, String table, long activity)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + table + " WHERE activity = ?")) {
      delete.setLong(1, activity);
      delete.executeUpdate();
    }
  }

  private static void addKeys(PreparedStatement keys, long activity, List<byte[]> all)
      throws SQLException {
    for (byte[] key : all) {
      keys.setBytes(1, key);
      keys.setLong(2, activity);
      keys.addBatch();
    }
  }

  /** An existing queue item is kept. */
  void add(QueueItem item) throws SQLException {
    any = true;
    queueItems.setLong(1, item.activity().value());
    queueItems.setString(2, item.queue().toString());
    queueItems.addBatch();
  }

  void flush() throws SQLException {
    contents.close();
    for (PreparedStatement each :
        List.of(
            activities,
            bodies,
            attachments,
            parties,
            keys,
            queueItems,
            copies,
            waiting,
            arrivals)) {
      try (each) {
        if (any) {
          each.executeBatch();
        }
      }
    }
    WordWriter.activities(connection, written);
  }

  private void addActivity(EmailActivity a, Optional<Claim> claim) throws SQLException {
    activities.setLong(1, a.id().value());
    activities.setInt(2, directionCode(a.direction()));
    activities.setString(3, StoredText.clean(a.identity().key()));
    activities.setLong(4, a.identity().fingerprint());
    activities.setString(5, a.messageId().map(MessageId::value).orElse(null));
    activities.setString(6, StoredText.clean(a.subject()));
    activities.setLong(7, a.sentAt().toEpochMilli());
    activities.setLong(8, a.createdAt().toEpochMilli());
    activities.setString(9, StoredText.ofRecord(a.acceptingEntity()));
    activities.setString(10, a.receivingMailbox().map(MailboxId::value).orElse(null));
    activities.setString(11, StoredText.ofRecord(a.regarding()));
    CommitWriter.setActivity(activities, 12, a.correlatedActivity());
    activities.setInt(13, a.correlationMethod().number());
    activities.setInt(14, a.correlatedSubjectChanged() ? 1 : 0);
    activities.setString(15, StoredText.ofFlaws(a.flaws()));
    activities.setString(16, StoredText.ofRecord(a.owner()));
    activities.setLong(17, a.contentSize());
    activities.setString(18, claim.map(each -> each.folder().value()).orElse(null));
    activities.setString(19, claim.map(Claim::rank).orElse(""));
    activities.addBatch();
  }

  private void addBody(EmailActivity a) throws SQLException {
    bodies.setLong(1, a.id().value());
    bodies.setString(2, StoredText.clean(a.body().text()));
    bodies.setString(3, StoredText.clean(a.body().html()));
    bodies.addBatch();
  }

  /** The attachments of an activity that has none yet. */
  void addAttachments(long activity, List<Attachment> all) throws SQLException {
    any |= !all.isEmpty();
    int position = 0;
    for (Attachment attachment : all) {
      attachments.setLong(1, activity);
      attachments.setInt(2, position++);
      attachments.setString(3, StoredText.clean(attachment.name()));
      attachments.setString(4, StoredText.clean(attachment.contentType()));
      attachments.setLong(5, attachment.size());
      attachments.setInt(6, fateCode(attachment.fate()));
      setContent(attachment);
      attachments.addBatch();
    }
  }

  private void setContent(Attachment attachment) throws SQLException {
    if (attachment.content().isPresent()) {
      attachments.setLong(7, contents.store(attachment.content().get()));
    } else {
      attachments.setNull(7, Types.INTEGER);
    }
  }

  private static void addParties(PreparedStatement parties, EmailActivity a) throws SQLException {
    int position = 0;
    for (ActivityParty party : a.parties()) {
      parties.setLong(1, a.id().value());
      parties.setInt(2, position++);
      parties.setInt(3, party.role().mask());
      parties.setString(4, StoredText.clean(party.address().name()));
      parties.setString(5, party.address().address().value());
      parties.setString(6, StoredText.ofRecord(party.record()));
      parties.addBatch();
    }
  }
}
