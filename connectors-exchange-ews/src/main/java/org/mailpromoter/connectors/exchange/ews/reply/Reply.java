package org.mailpromoter.connectors.exchange.ews.reply;

import java.time.Duration;
import java.util.Optional;

/**
 * How Exchange judges one part of a request: a response message, or a SOAP fault in its place.
 *
 * @param code the response code, for example {@code ErrorItemNotFound}
 * @param text what the server says to it, possibly nothing
 * @param pause how long the server wants to be left alone; zero when it says nothing about it
 */
public record Reply(String code, String text, Duration pause) {
  private static final String NO_ERROR = "NoError";

  public boolean isFine() {
    return code.equals(NO_ERROR);
  }

  public EwsError kind() {
    return ResponseCodes.kind(code);
  }

  public boolean is(EwsError kind) {
    return !isFine() && kind() == kind;
  }

  /** Whether the server asks to be left alone for a while. */
  Optional<Duration> busy() {
    return is(EwsError.SERVER_BUSY) ? Optional.of(pause) : Optional.empty();
  }
}
