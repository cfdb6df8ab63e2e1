package org.mailpromoter.core.party;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorCodes;
import org.mailpromoter.core.fault.Faulted;

/**
 * A record directory cannot answer. Nothing is decided then: a customer must not be treated as
 * unknown because a server is down. The message names the directory and the cause, and never a
 * secret.
 *
 * @since 0.1
 */
public final class DirectoryException extends RuntimeException implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /** A failure, with its technical cause if there is one, which goes to the log only. */
  public DirectoryException(ErrorCode code, String sentence, @Nullable Throwable cause) {
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
