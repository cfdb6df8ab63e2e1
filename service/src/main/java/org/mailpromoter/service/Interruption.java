package org.mailpromoter.service;

/**
 * Turns the end of the process (SIGTERM, SIGINT) into an interrupt of the working thread, and waits
 * for it to finish what it is committing.
 */
public final class Interruption implements AutoCloseable {
  /** Less than the ten seconds after which container engines kill. */
  private static final long MILLISECONDS_TO_FINISH = 4_500;

  private final Thread hook;
  private boolean finished;

  private Interruption(Thread worker, Runnable afterwards) {
    this.hook =
        new Thread(
            () -> {
              interrupt(worker);
              afterwards.run();
            },
            "mailpromoter-shutdown");
  }

  /** The process ends with the code of its signal. */
  public static Interruption ofThisThread() {
    return new Interruption(Thread.currentThread(), () -> {}).installed();
  }

  /**
   * The process ends with this code, whatever hangs: what was committed stays, and what was not is
   * done by the next run.
   */
  public static Interruption endingWith(int exitCode) {
    Runnable end = () -> Runtime.getRuntime().halt(exitCode);
    return new Interruption(Thread.currentThread(), end).installed();
  }

  private Interruption installed() {
    Runtime.getRuntime().addShutdownHook(hook);
    return this;
  }

  private void interrupt(Thread worker) {
    worker.interrupt();
    synchronized (this) {
      long until = System.currentTimeMillis() + MILLISECONDS_TO_FINISH;
      long left = MILLISECONDS_TO_FINISH;
      while (!finished && left > 0) {
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        left = until - System.currentTimeMillis();
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      finished = true;
      notifyAll();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      Thread.currentThread()
          .interrupt(); // the process is ending already, which the caller shall see
    }
  }
}
