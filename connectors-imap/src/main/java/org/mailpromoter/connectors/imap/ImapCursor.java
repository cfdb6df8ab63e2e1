package org.mailpromoter.connectors.imap;

import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder was read: everything below a UID, within one UIDVALIDITY. The token is {@code 1
 * UIDVALIDITY UID}; UIDs only ever grow (RFC 9051, 2.3.1.1), so nothing more is needed to find what
 * is new.
 *
 * @param validity the UIDVALIDITY
 * @param next the lowest UID that is not covered yet
 */
record ImapCursor(long validity, long next) {
  private static final String VERSION = "1";

  /** Reads a token; one that is not understood means: from the start. */
  static Optional<ImapCursor> of(Cursor cursor) {
    String[] words = cursor.token().split(" ", -1);
    if (words.length != 3 || !words[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ImapCursor(Long.parseLong(words[1]), Long.parseLong(words[2])));
    } catch (NumberFormatException e) {
      return Optional.empty(); // not ours: the folder is read from the start
    }
  }

  Cursor token() {
    return new Cursor(VERSION + " " + validity + " " + next);
  }
}
