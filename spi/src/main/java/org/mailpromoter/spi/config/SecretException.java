package org.mailpromoter.spi.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.fault.Retry;

/**
 * A secret cannot be read when it is used. Only the mailbox, sink or directory that needs the
 * secret fails. The message names the key and its place, and never a secret.
 *
 * @since 0.1
 */
public final class SecretException extends RuntimeException implements Faulted {
  private static final long serialVersionUID = 1L;

  /** A failure, with its technical cause if there is one, which goes to the log only. */
  public SecretException(String sentence, @Nullable Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
  }

  @Override
  public ErrorCode code() {
    return Code.UNREADABLE;
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }

  private enum Code implements ErrorCode {
    UNREADABLE;

    @Override
    public String id() {
      return "config/secret-unreadable";
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(
          FaultScope.MAILBOX,
          Retry.AFTER_A_CHANGE,
          "If the secret is in a file, write it into that file and allow the user who runs this "
              + "program to read it: it is read again at the next try. If it is in an "
              + "environment variable, set the variable and restart the program.");
    }
  }
}
