package org.mailpromoter.dataverse.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error. Immutable.
 *
 * @param status of HTTP
 * @param code of Dataverse, such as {@code 0x80040237}, in lower case; empty where there is none
 * @param words of the server, for people
 * @param asked what Retry-After asks for
 */
public record Refusal(int status, String code, String words, @Nullable Duration asked) {
  private static final String PLUGIN = "0x80040265";

  /** Whether the same request may be answered later. */
  public boolean isTransient() {
    return status == 408 || status == 429 || status >= 500;
  }

  /** Whether it is no fault of the request: the service asks to wait. */
  public boolean isBusy() {
    return status == 429 || status == 503;
  }

  /** Whether the answer took the service longer than what is between it and us waits. */
  public boolean isTooSlow() {
    return status == 504;
  }

  /** Whether a row of the same id is there already, or a condition was not met. */
  public boolean isConflict() {
    return status == 412 || code.equals("0x80040237");
  }

  /** Whether a plug-in of the customer refused (IsvAborted). */
  public boolean isByPlugin() {
    return code.equals(PLUGIN);
  }

  /** How long the server asks to wait. */
  public Optional<Duration> pause() {
    return Optional.ofNullable(asked);
  }

  /** What the server said, as it reads after a colon. */
  public String sentence() {
    String number = code.isEmpty() ? "" : " (" + code + ")";
    return "it answered " + status + number + (words.isEmpty() ? "" : ": " + words);
  }

  /** The kind of failure that it is to somebody who only asks. */
  public DataverseError error() {
    return switch (status) {
      case 401 -> DataverseError.LOGIN_REFUSED;
      case 403 -> DataverseError.NOT_ALLOWED;
      case 404 -> DataverseError.NOT_FOUND;
      default -> isTransient() ? DataverseError.BUSY : DataverseError.REFUSED;
    };
  }

  /** The same as an exception. */
  public DataverseException exception() {
    return new DataverseException(error(), sentence(), null, this);
  }
}
