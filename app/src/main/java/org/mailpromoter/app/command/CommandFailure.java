package org.mailpromoter.app.command;

import java.util.Objects;

/** A command ends because of what a person did; the message says what to do now. */
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
