package org.mailpromoter.service;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.change.Audited;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Operation;

/** Delivers what waits for the configured sinks. */
public final class Deliveries {
  private Deliveries() {}

  /**
   * The same as {@link #drain}, because somebody asks for it. Pauses are kept, as a receiver may
   * have asked for them, and whoever asks again and again would use up the tries of the events; but
   * events that still wait are trouble for whoever asks.
   *
   * @return the result for each sink
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public static List<SinkReport> deliver(Requester by, OpenInstallation open)
      throws InterruptedException {
    return Audited.of(open, by, Operation.DELIVER, "all sinks")
        .run(entry -> HeldBack.told(drain(open), new SinkStates(open).list()));
  }

  /**
   * Delivers all due events once, and deletes deliveries older than the retention period.
   *
   * @return the result for each sink
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  static List<SinkReport> drain(OpenInstallation open) throws InterruptedException {
    try (Deliverer deliverer = open.deliverer(open.parts().deployment().sinks())) {
      return deliverer.drain();
    } finally {
      forget(open, open.parts().deployment().sinks());
    }
  }

  /** Deletes deliveries older than the retention period. */
  static void forget(OpenInstallation open, List<SinkDeployment> sinks) {
    Instant now = open.now();
    for (SinkDeployment sink : sinks) {
      open.storage().outbox().deleteDelivered(sink.id(), now.minus(sink.kept()));
    }
  }
}
