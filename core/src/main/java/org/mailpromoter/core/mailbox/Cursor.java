package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * How far a folder has been read. The session writes it; the engine stores it together with the
 * results and never interprets it. The token should begin with a format version, so a session
 * recognises older tokens. Losing a cursor costs time but never correctness. Immutable.
 *
 * @param token opaque; empty at the start
 * @since 0.1
 */
public record Cursor(String token) {
  /** Nothing has been read yet. */
  public static final Cursor START = new Cursor("");

  /** Rejects null. */
  public Cursor {
    Objects.requireNonNull(token, "token");
  }

  /** Whether nothing has been read yet. */
  public boolean isStart() {
    return token.isEmpty();
  }

  @Override
  public String toString() {
    return isStart() ? "start" : token;
  }
}
