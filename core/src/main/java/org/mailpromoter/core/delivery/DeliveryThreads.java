package org.mailpromoter.core.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The delivery threads: two daemon threads for each sink. */
final class DeliveryThreads {
  private DeliveryThreads() {}

  static ExecutorService one(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, "mailpromoter-" + name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
