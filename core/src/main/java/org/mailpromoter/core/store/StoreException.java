package org.mailpromoter.core.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;

/**
 * An operation of the storage failed. The message names the place and the cause.
 *
 * @since 0.1
 */
public final class StoreException extends RuntimeException implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /** A failure, with its technical cause if there is one. */
  public StoreException(ErrorCode code, String sentence, @Nullable Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.code = Objects.requireNonNull(code, "code");
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
