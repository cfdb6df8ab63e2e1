package org.mailpromoter.core.mailbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorCodes;
import org.mailpromoter.core.fault.Faulted;

/**
 * A mail server cannot be used as asked. The message is a sentence for people that names the
 * server, mailbox or folder and the cause, and never a secret.
 *
 * @since 0.1
 */
public final class MailAccessException extends Exception implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

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
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.code = ErrorCodes.checked(code);
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
