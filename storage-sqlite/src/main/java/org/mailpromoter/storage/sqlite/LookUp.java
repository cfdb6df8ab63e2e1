package org.mailpromoter.storage.sqlite;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.KnownOutgoing;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.Query;

/**
 * Answers a batch's questions with at most ten statements, however many messages it asks about
 * (AS-5).
 */
final class LookUp {
  /**
   * Answers.
   *
   * @param numbers those that are reserved for it
   */
  Known answer(Handle handle, Query query, NumberRange numbers) {
    String asOf = Arrivals.asOf(handle); // first, so that what comes meanwhile came later
    FolderRow folder = FolderRow.find(handle, query.mailbox(), query.folder());
    Set<String> keys = new HashSet<>();
    query.occurrences().values().forEach(identity -> keys.add(StoredText.clean(identity.key())));
    Map<String, List<KnownActivity>> activities = activities(handle, keys);
    List<Candidate> candidates = candidates(handle, query.keys());
    return new Known(
        decided(handle, folder, query.occurrences().keySet()),
        formerPlaces(handle, folder, query.occurrences().keySet(), keys),
        activities,
        candidates,
        asOf,
        numbers,
        outgoing(handle, activities, candidates));
  }

  /** Of mail that we sent (SO-9): one statement more if there is none, three if there is some. */
  private static KnownOutgoing outgoing(
      Handle handle, Map<String, List<KnownActivity>> activities, List<Candidate> candidates) {
    OutgoingRows rows = new OutgoingRows(handle);
    if (!rows.exist()) {
      return KnownOutgoing.NONE;
    }
    Set<Long> found = new HashSet<>();
    activities.values().forEach(same -> same.forEach(each -> found.add(each.id().value())));
    candidates.forEach(each -> found.add(each.activity().value()));
    return new KnownOutgoing(true, rows.ofActivities(found));
  }

  private static Set<MessageRef> decided(
      Handle handle, FolderRow folder, Collection<MessageRef> refs) {
    Map<String, MessageRef> byPlace = new HashMap<>();
    refs.forEach(ref -> byPlace.put(place(ref.epoch(), ref.id()), ref));
    Set<MessageRef> decided = new HashSet<>();
    handle
        .createQuery(
            "SELECT d.epoch, d.ref FROM json_each(:epochs) e CROSS JOIN json_each(:refs) r"
                + " CROSS JOIN decisions d"
                + " ON d.folder = :folder AND d.epoch = e.value AND d.ref = r.value")
        .bind("folder", folder.id())
        .bind("epochs", JsonList.ofTexts(epochs(refs)))
        .bind("refs", JsonList.ofTexts(refs.stream().map(MessageRef::id).toList()))
        .map(
            Rows.of(
                "the decision about the message",
                "ref",
                row -> place(row.getString(1), row.getString(2))))
        .forEach(place -> Optional.ofNullable(byPlace.get(place)).ifPresent(decided::add));
    return decided;
  }

  private static Map<String, List<FormerPlace>> formerPlaces(
      Handle handle, FolderRow folder, Collection<MessageRef> refs, Set<String> keys) {
    Map<String, List<FormerPlace>> places = new HashMap<>();
    Map<Long, String> byHash = new HashMap<>();
    keys.forEach(key -> byHash.put(Hashes.ofText(key), key));
    handle
        .createQuery(
            "SELECT d.id, d.message_key, d.fingerprint, d.message_hash FROM json_each(:hashes) h"
                + " CROSS JOIN decisions d ON d.message_hash = h.value"
                + " WHERE d.folder = :folder"
                + " AND d.epoch NOT IN (SELECT value FROM json_each(:epochs)) ORDER BY d.id")
        .bind("folder", folder.id())
        .bind("epochs", JsonList.ofTexts(epochs(refs)))
        .bind("hashes", JsonList.ofNumbers(byHash.keySet()))
        .map(
            Rows.of(
                "the decision",
                "id",
                row -> {
                  String key = row.getString(2);
                  boolean forgotten = key.equals(StoredText.FORGOTTEN);
                  return new FormerPlace(
                      new DecisionId(row.getLong(1)),
                      new MessageIdentity(
                          forgotten ? byHash.getOrDefault(row.getLong(4), key) : key,
                          row.getLong(3)));
                }))
        .forEach(
            place ->
                places
                    .computeIfAbsent(place.identity().key(), unused -> new ArrayList<>(1))
                    .add(place));
    return places;
  }

  private static Map<String, List<KnownActivity>> activities(Handle handle, Set<String> keys) {
    Map<String, List<KnownActivity>> known = new HashMap<>();
    handle
        .createQuery(
            "SELECT a.id, a.direction, a.message_key, a.fingerprint, a.content_size"
                + " FROM json_each(:keys) k"
                + " CROSS JOIN activities a ON a.message_key = k.value ORDER BY a.id")
        .bind("keys", JsonList.ofTexts(keys))
        .map(
            Rows.of(
                "the activity",
                "id",
                row ->
                    new KnownActivity(
                        new ActivityId(row.getLong(1)),
                        ActivityRows.direction(row.getInt(2)),
                        new MessageIdentity(row.getString(3), row.getLong(4)),
                        row.getLong(5))))
        .forEach(
            activity ->
                known
                    .computeIfAbsent(activity.identity().key(), unused -> new ArrayList<>(1))
                    .add(activity));
    return known;
  }

  private static List<Candidate> candidates(Handle handle, Set<CorrelationKey> keys) {
    Map<String, CorrelationKey> byHash = new LinkedHashMap<>();
    MessageDigest digest = Hashes.sha256();
    keys.forEach(key -> byHash.put(HexFormat.of().formatHex(Hashes.ofKey(key, digest)), key));
    Map<Long, Set<CorrelationKey>> foundUnder = new HashMap<>();
    Map<Long, Candidate> found = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT a.id, k.value, a.message_id, a.direction, a.subject, a.sent_at, a.regarding,"
                + " a.owner, a.tracking FROM json_each(:keys) k CROSS JOIN correlation_keys c"
                + " ON c.key = unhex(k.value) AND c.activity IN (SELECT l.activity"
                + " FROM correlation_keys l WHERE l.key = unhex(k.value)"
                + " ORDER BY l.activity DESC LIMIT :most)"
                + " CROSS JOIN activities a ON a.id = c.activity AND a.tracking <> 1 ORDER BY a.id")
        .bind("keys", JsonList.ofTexts(byHash.keySet()))
        .bind("most", Query.MOST_UNDER_ONE_KEY)
        .map(
            Rows.of(
                "the activity",
                "id",
                row -> {
                  Set<CorrelationKey> under =
                      foundUnder.computeIfAbsent(row.getLong(1), unused -> new HashSet<>());
                  Optional.ofNullable(byHash.get(row.getString(2))).ifPresent(under::add);
                  Candidate candidate =
                      Candidate.of(
                              new ActivityId(row.getLong(1)),
                              Optional.ofNullable(row.getString(3)).map(MessageId::new),
                              ActivityRows.direction(row.getInt(4)),
                              row.getString(5),
                              Instant.ofEpochMilli(row.getLong(6)),
                              StoredText.record(row.getString(7)),
                              under)
                          .stopped(row.getInt(9) == Tracking.STOPPED.number());
                  return StoredText.record(row.getString(8))
                      .map(candidate::ownedBy)
                      .orElse(candidate);
                }))
        .forEach(candidate -> found.put(candidate.activity().value(), candidate));
    return withParticipants(handle, found);
  }

  /** The last statement: the parties of the candidates. */
  private static List<Candidate> withParticipants(Handle handle, Map<Long, Candidate> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<Long, Set<EmailAddress>> addresses = new HashMap<>();
    Map<Long, Set<RecordId>> people = new HashMap<>();
    handle
        .createQuery(
            "SELECT p.activity, p.address, p.record FROM json_each(:ids) i"
                + " CROSS JOIN parties p ON p.activity = i.value")
        .bind("ids", JsonList.ofNumbers(found.keySet()))
        .map(
            Rows.of(
                "a party of the activity",
                "activity",
                row -> {
                  long activity = row.getLong(1);
                  addresses
                      .computeIfAbsent(activity, unused -> new HashSet<>())
                      .add(new EmailAddress(row.getString(2)));
                  StoredText.record(row.getString(3))
                      .ifPresent(
                          record ->
                              people
                                  .computeIfAbsent(activity, unused -> new HashSet<>())
                                  .add(record));
                  return activity;
                }))
        .list();
    return found.entrySet().stream()
        .map(
            each ->
                each.getValue()
                    .between(
                        addresses.getOrDefault(each.getKey(), Set.of()),
                        people.getOrDefault(each.getKey(), Set.of())))
        .toList();
  }

  private static Set<String> epochs(Collection<MessageRef> refs) {
    Set<String> epochs = new HashSet<>();
    refs.forEach(ref -> epochs.add(ref.epoch()));
    return epochs;
  }

  private static String place(String epoch, String ref) {
    return epoch + '\n' + ref;
  }
}
