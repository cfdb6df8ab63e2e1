package org.mailpromoter.connectors.exchange.ews.reply;

import java.time.Duration;
import java.util.Optional;

/**
 * How Exchange judges one part of a request: a response message, or a SOAP fault instead.
 *
 * @param code the response code, for example {@code ErrorItemNotFound}
 * @param text what the server says to it, possibly nothing
 * @param pause the pause that the server asks for; zero if none
 * @param isOurs whether these are our words, because the server gave none
 */
public record Reply(String code, String text, Duration pause, boolean isOurs) {
  private static final String NO_ERROR = "NoError";

  /** A server's reply. */
  public Reply(String code, String text, Duration pause) {
    this(code, text, pause, false);
  }

  /** Our words for a server that sent nothing, or nothing readable. */
  public static Reply ofOurs(String what, String detail) {
    return new Reply(what, detail, Duration.ZERO, true);
  }

  public boolean isFine() {
    return code.equals(NO_ERROR);
  }

  public EwsError kind() {
    return ResponseCodes.kind(code);
  }

  public boolean is(EwsError kind) {
    return !isFine() && kind() == kind;
  }

  /** Whether the server asks for a pause. */
  Optional<Duration> busy() {
    return is(EwsError.SERVER_BUSY) ? Optional.of(pause) : Optional.empty();
  }
}
