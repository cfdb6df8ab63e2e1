package org.mailpromoter.service;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.OpenInstallation;

/** Delivers what waits for the configured sinks. */
public final class Deliveries {
  private Deliveries() {}

  /**
   * Delivers all that is due, once, and deletes what was delivered long enough ago.
   *
   * @return how it went, for each sink
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public static List<SinkReport> drain(OpenInstallation open) throws InterruptedException {
    try (Deliverer deliverer = open.deliverer(open.parts().deployment().sinks())) {
      return deliverer.drain();
    } finally {
      forget(open, open.parts().deployment().sinks());
    }
  }

  /** Deletes what was delivered long enough ago. */
  static void forget(OpenInstallation open, List<SinkDeployment> sinks) {
    Instant now = open.now();
    for (SinkDeployment sink : sinks) {
      open.storage().outbox().deleteDelivered(sink.id(), now.minus(sink.kept()));
    }
  }
}
