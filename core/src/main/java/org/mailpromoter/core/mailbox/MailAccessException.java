package org.mailpromoter.core.mailbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorCodes;
import org.mailpromoter.core.fault.Faulted;

/**
 * A request to a mail server failed. The message is a sentence for people that names the server,
 * mailbox or folder and the cause, and never a secret.
 *
 * @since 0.1
 */
public final class MailAccessException extends Exception implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final @Nullable Instant notBefore;

  /**
   * A failure without a technical cause.
   *
   * @throws NullPointerException if the code has no id or no meaning
   */
  public MailAccessException(ErrorCode code, String sentence) {
    this(code, sentence, null);
  }

  /** A failure with its technical cause, which goes to the log only. */
  public MailAccessException(ErrorCode code, String sentence, @Nullable Throwable cause) {
    this(code, sentence, cause, null);
  }

  private MailAccessException(
      ErrorCode code, String sentence, @Nullable Throwable cause, @Nullable Instant notBefore) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.code = ErrorCodes.checked(code);
    this.notBefore = notBefore;
  }

  /**
   * A server asks for a pause; the host honours up to two hours.
   *
   * @param until when it may be asked again
   * @since 0.1
   */
  public static MailAccessException leftAlone(ErrorCode code, String sentence, Instant until) {
    return new MailAccessException(code, sentence, null, Objects.requireNonNull(until, "until"));
  }

  @Override
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  @Override
  public ErrorCode code() {
    return code;
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
