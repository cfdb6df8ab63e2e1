package org.mailpromoter.spi.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorCodes;
import org.mailpromoter.core.fault.Faulted;

/**
 * A policy source cannot answer. The message names the source and the cause, and never a secret.
 *
 * @since 0.1
 */
public final class PolicySourceException extends RuntimeException implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /** A failure, with its technical cause if there is one, which goes to the log only. */
  public PolicySourceException(ErrorCode code, String sentence, @Nullable Throwable cause) {
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
