package org.mailpromoter.app.exit;

import java.util.Objects;

/** A command fails because of its input; the message says what to do. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message a paragraph for people
   */
  public CommandFailure(int exitCode, String message) {
    super(Objects.requireNonNull(message, "message"));
    this.exitCode = exitCode;
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
