package org.mailpromoter.storage.sqlite;

/** A row contains a value that this program never writes. The message says which and why. */
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Damage(String what, Throwable cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
