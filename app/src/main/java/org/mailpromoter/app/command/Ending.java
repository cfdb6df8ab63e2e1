package org.mailpromoter.app.command;

/**
 * How a service ends that is told to end (SIGTERM, SIGINT) before it serves: at once, for nothing
 * is open yet that must be finished. Safe for several threads.
 */
public final class Ending {
  private volatile boolean settled;

  /** Ends the process with {@link ExitCode#OK} when it is told to end before it serves. */
  public void prepare() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::beforeServing, "mailpromoter-start"));
  }

  private void beforeServing() {
    if (!settled) {
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  /** From here on the service ends by itself. */
  public void serving() {
    settled = true;
  }

  /** The command has ended by itself, so that its own exit code counts. */
  public void over() {
    settled = true;
  }
}
