package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * How far a folder has been read. Written by the session, kept by the engine together with the
 * results, and never read by the engine. The token should begin with the version of its own format,
 * so that a session recognises tokens of an older one. Losing a cursor costs time and never
 * correctness. Immutable.
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
