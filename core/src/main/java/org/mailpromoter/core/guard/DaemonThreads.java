package org.mailpromoter.core.guard;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that never keep the process alive, however long a plugin holds them.
 *
 * @since 0.1
 */
public final class DaemonThreads {
  private DaemonThreads() {}

  /**
   * An executor with one thread.
   *
   * @param name names the thread, behind the name of the product
   */
  public static ExecutorService one(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, "mailpromoter-" + name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
