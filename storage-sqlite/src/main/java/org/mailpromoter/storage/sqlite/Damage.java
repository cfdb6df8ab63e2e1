package org.mailpromoter.storage.sqlite;

/** A row holds what no program of ours has written there. The message says which and why. */
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Damage(String what, Throwable cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
