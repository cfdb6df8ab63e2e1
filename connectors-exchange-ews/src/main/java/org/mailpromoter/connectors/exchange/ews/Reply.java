package org.mailpromoter.connectors.exchange.ews;

import java.time.Duration;
import java.util.Optional;

/**
 * How Exchange judges one part of a request: a response message, or a SOAP fault in its place.
 *
 * @param code the response code, for example {@code ErrorItemNotFound}
 * @param text what the server says to it, possibly nothing
 * @param pause how long the server wants to be left alone; zero when it says nothing about it
 * @param isOurs whether these are our words, because the server gave none
 */
record Reply(String code, String text, Duration pause, boolean isOurs) {
  private static final String NO_ERROR = "NoError";

  /** What a server said. */
  Reply(String code, String text, Duration pause) {
    this(code, text, pause, false);
  }

  /** What we say of a server that said nothing, or nothing that can be read. */
  static Reply ofOurs(String what, String detail) {
    return new Reply(what, detail, Duration.ZERO, true);
  }

  boolean isFine() {
    return code.equals(NO_ERROR);
  }

  EwsError kind() {
    return ResponseCodes.kind(code);
  }

  boolean is(EwsError kind) {
    return !isFine() && kind() == kind;
  }

  /** Whether the server asks to be left alone for a while. */
  Optional<Duration> busy() {
    return is(EwsError.SERVER_BUSY) ? Optional.of(pause) : Optional.empty();
  }
}
