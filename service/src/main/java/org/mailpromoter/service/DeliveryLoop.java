package org.mailpromoter.service;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.OpenInstallation;

/** One sink of the service: deliver what waits, pause, and again, until it is interrupted. */
final class DeliveryLoop {
  /** Something may be due again, or may have been committed by another command. */
  private static final long SECONDS_BETWEEN = 30;

  private final SinkDeployment sink;
  private final OpenInstallation open;
  private final ServiceEvents events;
  private final Semaphore news = new Semaphore(0);
  private boolean troubled;

  DeliveryLoop(SinkDeployment sink, OpenInstallation open, ServiceEvents events) {
    this.sink = sink;
    this.open = open;
    this.events = events;
  }

  /** Something was committed. Any thread may say so. */
  void wake() {
    news.release();
  }

  /**
   * Runs until it is interrupted.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run() throws InterruptedException {
    try (Deliverer deliverer = open.deliverer(List.of(sink))) {
      while (!Thread.interrupted()) {
        deliverer.drain().forEach(this::tell);
        Deliveries.forget(open, List.of(sink));
        if (news.tryAcquire(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
          news.drainPermits();
        }
      }
    }
    throw new InterruptedException("the sink " + sink.id() + " is left");
  }

  /** A sink that stays down is said once. */
  private void tell(SinkReport report) {
    if (report.delivered() > 0) {
      events.happened(new ServiceEvent.Delivered(report));
    }
    if (!report.fine() && !troubled) {
      events.happened(new ServiceEvent.SinkTroubled(report));
    }
    troubled = !report.fine();
  }
}
