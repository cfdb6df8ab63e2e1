package org.mailpromoter.connectors.exchange.ews;

import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder was read: a state that Exchange made and alone understands. The token is {@code
 * 1 STATE}; a state that Exchange no longer accepts means reading from the start.
 *
 * @param state what the last SyncFolderItems answered, not empty
 */
record EwsCursor(String state) {
  private static final String VERSION = "1 ";

  /** Reads a token; one that is not understood means: from the start. */
  static Optional<EwsCursor> of(Cursor cursor) {
    String token = cursor.token();
    boolean ours = token.startsWith(VERSION) && token.length() > VERSION.length();
    return ours ? Optional.of(new EwsCursor(token.substring(VERSION.length()))) : Optional.empty();
  }

  Cursor token() {
    return new Cursor(VERSION + state);
  }
}
