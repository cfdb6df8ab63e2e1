package org.mailpromoter.http.sending;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorCodes;

/**
 * A request to a {@link DraftBox} failed. The message is a sentence for people that names mailbox,
 * server and cause, and never a secret.
 *
 * @since 0.1
 */
public final class DraftException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final Result result;

  /** What is known of the request. */
  public enum Result {
    /** The service refuses it, and will do so again. */
    REFUSED,
    /** The service has surely not done it, and may do so later. */
    NOT_DONE,
    /** The service may have done it or not. */
    UNKNOWN
  }

  /** A failure with its technical cause. */
  public DraftException(Result result, ErrorCode code, String sentence, @Nullable Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.result = Objects.requireNonNull(result, "result");
    this.code = ErrorCodes.checked(code);
  }

  /** What is known of the request. */
  public Result result() {
    return result;
  }

  /** The kind of failure. */
  public ErrorCode code() {
    return code;
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
