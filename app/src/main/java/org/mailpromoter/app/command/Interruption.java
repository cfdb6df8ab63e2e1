package org.mailpromoter.app.command;

/**
 * Turns the end of the process (SIGTERM, SIGINT) into an interrupt of the working thread, and waits
 * for it to finish what it is committing.
 */
final class Interruption implements AutoCloseable {
  private static final long MILLISECONDS_TO_FINISH = 10_000;

  private final Thread hook;
  private volatile boolean finished;

  private Interruption(Thread worker) {
    this.hook = new Thread(() -> interrupt(worker), "mailpromoter-shutdown");
  }

  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
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
