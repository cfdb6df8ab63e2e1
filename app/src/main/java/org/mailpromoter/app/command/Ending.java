package org.mailpromoter.app.command;

/**
 * Ends a service at once if SIGTERM or SIGINT arrives before it runs: nothing is open yet that must
 * be finished. Thread-safe.
 */
public final class Ending {
  private volatile boolean settled;

  /** Ends the process with {@link ExitCode#OK} on a signal before the service runs. */
  public void prepare() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::beforeServing, "mailpromoter-start"));
  }

  private void beforeServing() {
    if (!settled) {
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  /** From here on the service handles signals itself. */
  public void serving() {
    settled = true;
  }

  /** The command has finished, so its own exit code applies. */
  public void over() {
    settled = true;
  }
}
