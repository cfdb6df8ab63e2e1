package org.mailpromoter.storage.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.Progress;
import org.sqlite.Function;

/**
 * Finds an address everywhere and blots it out. Reads every row once, which is slow but reliable.
 */
final class PersonEraser {
  /** Replaces the address; RFC 2606 reserves the domain forever. */
  private static final String BLOT = "erased@erased.invalid";

  /** Replaces what the person wrote. */
  private static final String ERASED = "(erased)";

  private final Handle handle;
  private final String address;
  private final byte[] bytes;
  private final Progress progress;

  /**
   * An eraser inside a transaction.
   *
   * @param address in lower case
   * @param progress counts decisions that were searched
   */
  PersonEraser(Handle handle, String address, Progress progress) throws SQLException {
    this.handle = handle;
    this.address = address;
    this.bytes = address.getBytes(StandardCharsets.UTF_8);
    this.progress = progress;
    defineBlotted();
  }

  /** The decisions whose evidence, sender, subject or Message-ID holds the address. */
  List<Long> decisions() {
    List<Long> found = new ArrayList<>();
    handle
        .createQuery(
            "SELECT d.id, e.trace, e.facts, lower(d.sender || ' ' || d.subject || ' '"
                + " || d.message_key) FROM decisions d LEFT JOIN evidence e ON e.decision = d.id")
        .map(
            (row, context) -> {
              progress.advance(1);
              boolean holds =
                  row.getString(4).contains(address)
                      || holds(row.getBytes(2))
                      || holds(row.getBytes(3));
              return holds ? row.getLong(1) : 0L;
            })
        .filter(id -> id > 0)
        .forEach(found::add);
    return found;
  }

  /** Without regard to case, as the sides of an address are compared. */
  private boolean holds(byte @Nullable [] blob) {
    if (blob == null) {
      return false;
    }
    for (int at = 0; at + bytes.length <= blob.length; at++) {
      int same = 0;
      while (same < bytes.length && lower(blob[at + same]) == bytes[same]) {
        same++;
      }
      if (same == bytes.length) {
        return true;
      }
    }
    return false;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  /** Every activity in which anything holds the address. */
  List<Long> activitiesThatNameIt() {
    return ids(
        "SELECT activity FROM parties WHERE lower(address) = :address"
            + " OR instr(lower(name || ' ' || coalesce(record, '')), :address) > 0"
            + " UNION SELECT activity FROM bodies"
            + " WHERE instr(lower(text), :address) > 0 OR instr(lower(html), :address) > 0"
            + " UNION SELECT activity FROM attachments WHERE instr(lower(name), :address) > 0"
            + " UNION SELECT activity FROM queue_items WHERE instr(lower(queue), :address) > 0"
            + " UNION SELECT id FROM activities WHERE instr(lower(subject || ' ' || message_key"
            + " || ' ' || coalesce(regarding, '') || ' ' || coalesce(owner, '')"
            + " || ' ' || coalesce(accepting_entity, '')), :address) > 0");
  }

  /**
   * What the person wrote loses subject, body and attachments; what others wrote loses the address
   * and the attachments that contain it, and the person's party loses name and record.
   */
  void activities() {
    List<Long> written =
        ids("SELECT activity FROM parties WHERE role = 1 AND lower(address) = :address");
    String list = JsonList.ofNumbers(written);
    handle.execute(
        "UPDATE activities SET subject = ?, content_size = -1"
            + " WHERE id IN (SELECT value FROM json_each(?))",
        ERASED,
        list);
    handle.execute(
        "UPDATE bodies SET text = ?, html = '' WHERE activity IN (SELECT value FROM json_each(?))",
        ERASED,
        list);
    handle.execute(
        "UPDATE attachments SET name = ? WHERE activity IN (SELECT value FROM json_each(?))",
        ERASED,
        list);
    Contents.take(handle, list);
    Contents.takeWith(handle, address);
    blot("bodies", "text");
    blot("bodies", "html");
    blot("activities", "subject");
    blot("activities", "message_id");
    blot("activities", "message_key");
    blot("attachments", "name");
    handle
        .createUpdate(
            "UPDATE parties SET name = '', address = :blot, record = NULL"
                + " WHERE lower(address) = :address")
        .bind("blot", BLOT)
        .bind("address", address)
        .execute();
    blot("parties", "name");
    for (String column : List.of("regarding", "owner", "accepting_entity")) {
      forgetReference("activities", column);
    }
    forgetReference("parties", "record");
    handle
        .createUpdate("DELETE FROM queue_items WHERE instr(lower(queue), :address) > 0")
        .bind("address", address)
        .execute();
  }

  /** A record that has no other address, or is named by it, is deleted. */
  long records() {
    List<String> with =
        handle
            .createQuery(
                "SELECT record FROM record_addresses WHERE lower(address) = :address"
                    + " UNION SELECT id FROM records WHERE instr(lower(id), :address) > 0")
            .bind("address", address)
            .mapTo(String.class)
            .list();
    String list = JsonList.ofTexts(with);
    handle
        .createUpdate(
            "DELETE FROM record_addresses WHERE lower(address) = :address"
                + " OR instr(lower(record), :address) > 0")
        .bind("address", address)
        .execute();
    handle.execute(
        "DELETE FROM records WHERE id IN (SELECT value FROM json_each(?))"
            + " AND id NOT IN (SELECT record FROM record_addresses)",
        list);
    int others = forgetReference("records", "owner") + blot("records", "name");
    SqliteRecordStore.changed(handle);
    return (long) with.size() + others;
  }

  /**
   * Alerts, failures of mailboxes and sinks, and names of people who made changes.
   *
   * @return how many
   */
  long rest() {
    return (long) blot("alerts", "text")
        + blot("deliveries", "why")
        + blot("mailboxes", "failure")
        + blot("choices", "who")
        + blot("choice_history", "who")
        + blot("tracking_changes", "who")
        + handle
            .createUpdate("DELETE FROM token_counters WHERE instr(lower(sender), :address) > 0")
            .bind("address", address)
            .execute();
  }

  private List<Long> ids(String query) {
    return handle.createQuery(query).bind("address", address).mapTo(Long.class).list();
  }

  private int forgetReference(String table, String column) {
    return handle
        .createUpdate(
            "UPDATE %s SET %s = NULL WHERE instr(lower(%s), :address) > 0"
                .formatted(table, column, column))
        .bind("address", address)
        .execute();
  }

  /** The database's own replace knows upper and lower case apart. */
  private int blot(String table, String column) {
    return handle
        .createUpdate(
            "UPDATE %s SET %s = blotted(%s) WHERE instr(lower(%s), :address) > 0"
                .formatted(table, column, column, column))
        .bind("address", address)
        .execute();
  }

  private void defineBlotted() throws SQLException {
    Function.create(
        handle.getConnection(),
        "blotted",
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            result(blotted(value_text(0)));
          }
        });
  }

  private String blotted(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder blotted = new StringBuilder();
    int from = 0;
    int at = lower.indexOf(address);
    while (at >= 0 && lower.length() == text.length()) {
      blotted.append(text, from, at).append(BLOT);
      from = at + address.length();
      at = lower.indexOf(address, from);
    }
    return lower.length() == text.length() ? blotted.append(text.substring(from)).toString() : BLOT;
  }
}
