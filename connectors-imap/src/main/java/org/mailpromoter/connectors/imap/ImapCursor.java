package org.mailpromoter.connectors.imap;

import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder was read: everything below a UID, within one UIDVALIDITY. UIDs only ever grow
 * (RFC 9051, 2.3.1.1), so nothing more is needed to find what is new. The token is {@code 1
 * UIDVALIDITY UID}, followed by the UIDNEXT of that time where it is another: the server's
 * prediction shows whether anything changed, and never makes a message count as read.
 *
 * @param validity the UIDVALIDITY
 * @param next the lowest UID that is not covered yet
 * @param uidNext the UIDNEXT of that time; 0 if the server's value was unreliable
 */
record ImapCursor(long validity, long next, long uidNext) {
  private static final String VERSION = "1";

  /** A cursor at the end of what there was. */
  ImapCursor(long validity, long next) {
    this(validity, next, next);
  }

  /** Reads a token; one that is not understood means: from the start. */
  static Optional<ImapCursor> of(Cursor cursor) {
    String[] words = cursor.token().split(" ", -1);
    if (words.length < 3 || words.length > 4 || !words[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ImapCursor(
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[words.length - 1])));
    } catch (NumberFormatException e) {
      return Optional.empty(); // not ours: the folder is read from the start
    }
  }

  Cursor token() {
    String covered = VERSION + " " + validity + " " + next;
    return new Cursor(uidNext == next ? covered : covered + " " + uidNext);
  }
}
