package org.mailpromoter.storage.sqlite;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingId;

/**
 * The bytes of a mail, of which one piece at a time is in memory. Fewer bytes than were added are a
 * failure, and never a shorter mail.
 *
 * @param database where they are
 * @param id the mail
 * @param size how many bytes were added
 * @param needsUtf8 whether its header needs SMTPUTF8
 */
record OutgoingBytes(Database database, OutgoingId id, long size, boolean needsUtf8)
    implements FrozenMessage {
  /** Batch size, so that readers and the log of SQLite are not delayed for long. */
  static final int TOGETHER = 500;

  /** The index of the pieces is read, and of each mail that has some one row. */
  private static final String UNNEEDED =
      "SELECT DISTINCT p.mail FROM outgoing_pieces p JOIN outgoing o ON o.id = p.mail"
          + " WHERE o.phase IN ('SENT', 'FAILED', 'CANCELED') AND o.since < :before"
          + " AND NOT EXISTS (SELECT 1 FROM sent_copies c"
          + " WHERE c.mail = p.mail AND c.next IS NOT NULL) LIMIT :limit";

  /**
   * Deletes the bytes of some mails that nobody needs any more (SO-12).
   *
   * @return of how many; fewer than {@link #TOGETHER} if there are no more
   */
  static int deleteSome(Handle handle, Instant endedBefore) {
    List<Long> mails =
        handle
            .createQuery(UNNEEDED)
            .bind("before", endedBefore.toEpochMilli())
            .bind("limit", TOGETHER)
            .mapTo(Long.class)
            .list();
    handle.execute("PRAGMA secure_delete = ON");
    handle.execute(
        "DELETE FROM outgoing_pieces WHERE mail IN (SELECT value FROM json_each(?))",
        JsonList.ofNumbers(mails));
    return mails.size();
  }

  /**
   * Writes the bytes of a mail.
   *
   * @throws IOException if they cannot be read, or are not as many as they are said to be
   */
  static void insert(Handle handle, OutgoingId id, FrozenMessage message) throws IOException {
    long written = 0;
    try (InputStream bytes = message.open()) {
      byte[] next = bytes.readNBytes(Contents.PIECE);
      for (int position = 0; next.length > 0; position++) {
        handle.execute(
            "INSERT INTO outgoing_pieces (mail, position, bytes) VALUES (?, ?, ?)",
            id.value(),
            position,
            next);
        written += next.length;
        next = bytes.readNBytes(Contents.PIECE);
      }
    }
    if (written != message.size()) {
      throw new IOException("it has " + written + " bytes instead of " + message.size());
    }
  }

  @Override
  public InputStream open() {
    return new Whole(new StoredContent(this::piece, "", size).open(), size);
  }

  private Optional<byte[]> piece(int position) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT bytes FROM outgoing_pieces WHERE mail = :mail AND position = :at")
                .bind("mail", id.value())
                .bind("at", position)
                .mapTo(byte[].class)
                .findOne());
  }

  /** Ends where it should, or fails. */
  private static final class Whole extends FilterInputStream {
    private long left;

    Whole(InputStream in, long size) {
      super(in);
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0 && left > 0) {
        throw new IOException("the last " + left + " bytes of it are gone");
      }
      left -= Math.max(0, count);
      return count;
    }
  }
}
