package org.mailpromoter.core.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of delivering: two for each sink, which end with the process. */
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
