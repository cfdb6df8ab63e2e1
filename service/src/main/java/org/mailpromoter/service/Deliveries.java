package org.mailpromoter.service;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.Installation;

/** Delivers what waits for the configured sinks. */
public final class Deliveries {
  private Deliveries() {}

  /**
   * Delivers all that is due, once, and deletes what was delivered long enough ago.
   *
   * @return how it went, for each sink
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public static List<SinkReport> drain(Installation parts, Storage storage)
      throws InterruptedException {
    try (Deliverer deliverer = parts.deliverer(storage)) {
      return deliverer.drain();
    } finally {
      forget(parts, storage, parts.deployment().sinks());
    }
  }

  /** Deletes what was delivered long enough ago. */
  static void forget(Installation parts, Storage storage, List<SinkDeployment> sinks) {
    Instant now = parts.clock().instant();
    for (SinkDeployment sink : sinks) {
      storage.outbox().deleteDelivered(sink.id(), now.minus(sink.kept()));
    }
  }
}
