package org.mailpromoter.storage.sqlite;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.Basis;

/**
 * What was written last, so that a commit misses nothing that others wrote after its look-up
 * (AS-15). Whoever is so late that it was forgotten counts as overtaken.
 */
final class Arrivals {
  static final String INSERT = "INSERT INTO arrivals (mailbox, activity, keys) VALUES (?, ?, ?)";

  /** More than are written while a page is decided. */
  private static final long KEPT = 10_000;

  private Arrivals() {}

  static String asOf(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(id), 0) FROM arrivals")
        .mapTo(String.class)
        .one();
  }

  /**
   * Whether others wrote something on which a commit rests.
   *
   * @param by the mailbox that commits, whose own writing is known to it; empty for none
   */
  static boolean isOvertaken(Handle handle, Basis basis, Optional<MailboxId> by) {
    if (basis.asOf().isEmpty()) {
      return false;
    }
    long asOf = Long.parseLong(basis.asOf());
    List<Arrival> since =
        handle
            .createQuery(
                "SELECT activity, keys FROM arrivals WHERE id > :asOf"
                    + " AND (mailbox = '' OR mailbox <> :by)")
            .bind("asOf", asOf)
            .bind("by", by.map(MailboxId::value).orElse(""))
            .map(
                Rows.of(
                    "what was written", "id", row -> new Arrival(row.getLong(1), row.getBytes(2))))
            .list();
    return forgotten(handle, asOf) || (!since.isEmpty() && meets(since, basis));
  }

  private static boolean forgotten(Handle handle, long asOf) {
    return handle
        .createQuery("SELECT coalesce(min(id), 0) > :asOf + 1 FROM arrivals")
        .bind("asOf", asOf)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean meets(List<Arrival> since, Basis basis) {
    Set<Long> sought = new HashSet<>();
    basis.sought().forEach(key -> sought.add(prefix(Hashes.ofKey(key))));
    return since.stream()
        .anyMatch(
            each ->
                basis.activities().contains(new ActivityId(each.activity()))
                    || each.isUnder(sought));
  }

  /** An activity under keys; a number that none has stands for no activity. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Arrival(long activity, byte[] keys) {
    Arrival {
      activity = activity == 0 ? Long.MAX_VALUE : activity;
    }

    boolean isUnder(Set<Long> sought) {
      ByteBuffer all = ByteBuffer.wrap(keys);
      while (all.remaining() >= Long.BYTES) {
        if (sought.contains(all.getLong())) {
          return true;
        }
      }
      return false;
    }
  }

  static long prefix(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }

  /** An activity, or none, that is found under keys. */
  static void bind(
      PreparedStatement row,
      Optional<MailboxId> by,
      @Nullable Long activity,
      Collection<byte[]> keys)
      throws SQLException {
    ByteBuffer all = ByteBuffer.allocate(keys.size() * Long.BYTES);
    keys.forEach(key -> all.put(key, 0, Long.BYTES));
    row.setString(1, by.map(MailboxId::value).orElse(""));
    if (activity == null) {
      row.setNull(2, Types.INTEGER);
    } else {
      row.setLong(2, activity);
    }
    row.setBytes(3, all.array());
    row.addBatch();
  }

  /** Activities that others may rest on have changed. */
  static void changed(Handle handle, Collection<Long> activities, Optional<MailboxId> by) {
    if (!activities.isEmpty()) {
      handle.execute(
          "INSERT INTO arrivals (mailbox, activity, keys) SELECT ?, value, x'' FROM json_each(?)",
          by.map(MailboxId::value).orElse(""),
          JsonList.ofNumbers(List.copyOf(activities)));
    }
  }

  static void forgetOld(Handle handle) {
    handle.execute("DELETE FROM arrivals WHERE id <= (SELECT max(id) FROM arrivals) - ?", KEPT);
  }
}
