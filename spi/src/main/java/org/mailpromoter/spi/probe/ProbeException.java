package org.mailpromoter.spi.probe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;

/**
 * A probe could ask nothing. The sentence is for the person who runs it and may name mailbox and
 * host.
 *
 * @since 0.1
 */
public final class ProbeException extends Exception implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /** A failure with its technical cause, if there is one. */
  public ProbeException(ErrorCode code, String sentence, @Nullable Throwable cause) {
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
