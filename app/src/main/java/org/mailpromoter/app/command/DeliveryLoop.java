package org.mailpromoter.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.store.Storage;

/** The deliveries of the service: when something was committed, and when something is due again. */
final class DeliveryLoop {
  private static final long SECONDS = 30;

  private final Installation parts;
  private final Storage storage;
  private final EventLog log;
  private final Semaphore news = new Semaphore(0);
  private final Map<String, String> troubles = new HashMap<>();

  DeliveryLoop(Installation parts, Storage storage, EventLog log) {
    this.parts = parts;
    this.storage = storage;
    this.log = log;
  }

  /** Something was committed. Any thread may say so. */
  void wake() {
    news.release();
  }

  /**
   * Delivers until it is interrupted.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run() throws InterruptedException {
    try (Deliverer deliverer = parts.deliverer(storage)) {
      while (!Thread.interrupted()) {
        deliverer.drain().forEach(this::tell);
        Deliveries.forget(parts, storage);
        if (news.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
          news.drainPermits();
        }
      }
    }
    throw new InterruptedException("deliveries are ended");
  }

  /** What lasts is said once. */
  private void tell(SinkReport report) {
    if (report.delivered() > 0) {
      log.say("Sink " + report.sink() + ": " + report.delivered() + " delivered.");
    }
    String before = troubles.put(report.sink().toString(), report.trouble());
    if (!report.trouble().isEmpty() && !report.trouble().equals(before)) {
      log.say("Sink " + report.sink() + ": " + report.trouble());
    }
  }
}
