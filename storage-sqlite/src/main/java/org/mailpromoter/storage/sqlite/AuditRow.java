package org.mailpromoter.storage.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.party.RecordId;

/** An audit entry in columns. */
record AuditRow(AuditEntry entry, AuditSeals seals) {
  /** The columns that an erasure may replace, in the order of {@link #texts}. */
  static final List<String> TEXTS =
      List.of("who", "object", "concerns", "before", "after", "reason");

  static AuditRow sealed(long number, AuditDeed deed) {
    AuditEntry entry = new AuditEntry(number, deed, false);
    return new AuditRow(entry, AuditSeals.of(texts(deed)));
  }

  static AuditRow of(ResultSet row) throws SQLException {
    AuditSeals seals = AuditSeals.stored(row.getBytes("seals"), TEXTS.size());
    boolean erased = IntStream.range(0, TEXTS.size()).anyMatch(seals::isErased);
    AuditDeed deed =
        new AuditDeed(
            Instant.ofEpochMilli(row.getLong("at")),
            ActorRow.actor(row),
            Channel.valueOf(row.getString("channel")),
            row.getString("operation"),
            row.getString("object"),
            StoredText.record(row.getString("concerns")),
            row.getString("before"),
            row.getString("after"),
            row.getString("reason"),
            new AuditDeed.Outcome(Optional.ofNullable(row.getString("failure"))),
            row.getString("request"));
    return new AuditRow(new AuditEntry(row.getLong("number"), deed, erased), seals);
  }

  /** A deed as columns can hold it: without NUL, and to the millisecond. */
  static AuditDeed storable(AuditDeed deed) {
    return new AuditDeed(
        Instant.ofEpochMilli(deed.at().toEpochMilli()),
        deed.actor(),
        deed.channel(),
        StoredText.clean(deed.operation()),
        StoredText.clean(deed.object()),
        deed.concerns(),
        StoredText.clean(deed.before()),
        StoredText.clean(deed.after()),
        StoredText.clean(deed.reason()),
        new AuditDeed.Outcome(deed.outcome().code().map(StoredText::clean)),
        StoredText.clean(deed.request()));
  }

  List<String> texts() {
    return texts(entry.deed());
  }

  private static List<String> texts(AuditDeed deed) {
    return List.of(
        ActorRow.of(deed.actor()).who(),
        deed.object(),
        deed.concerns().map(RecordId::toString).orElse(""),
        deed.before(),
        deed.after(),
        deed.reason());
  }

  /** Whether the texts are as they were written (AU-4). */
  boolean isSound() {
    return seals.hold(texts());
  }

  /** The hash of this entry behind another one (AU-2). */
  String hash(String before) {
    MessageDigest sha = Hashes.sha256();
    sha.update(HexFormat.of().parseHex(before));
    return HexFormat.of().formatHex(sha.digest(fixed()));
  }

  /** Everything that never changes, each part with its length. */
  private byte[] fixed() {
    AuditDeed deed = entry.deed();
    ActorRow actor = ActorRow.of(deed.actor());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeLong(entry.number());
      out.writeLong(deed.at().toEpochMilli());
      out.writeInt(actor.kind());
      for (String each :
          List.of(
              text(actor.mailbox()),
              text(actor.folder()),
              deed.channel().name(),
              deed.operation(),
              text(deed.outcome().code().orElse(null)),
              deed.request())) {
        write(out, each.getBytes(StandardCharsets.UTF_8));
      }
      for (int i = 0; i < TEXTS.size(); i++) {
        write(out, seals.digest(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A missing text differs from an empty one. */
  private static String text(@Nullable String value) {
    return Objects.isNull(value) ? "" : "=" + value;
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }
}
