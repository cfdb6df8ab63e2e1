package org.mailpromoter.app.command;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.app.config.SinkDeployment;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.store.Storage;

/** Delivers what waits for the sinks, and says how it went. */
final class Deliveries {
  private Deliveries() {}

  static List<SinkReport> drain(Installation parts, Storage storage) throws InterruptedException {
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

  static Table table(List<SinkReport> reports) {
    Table table = new Table("sink", "delivered", "postponed", "set_aside", "trouble");
    for (SinkReport report : reports) {
      table.row(
          report.sink(),
          report.delivered(),
          report.postponed(),
          report.setAside(),
          report.trouble());
    }
    return table;
  }

  static void say(Screen screen, List<SinkReport> reports) {
    for (SinkReport report : reports) {
      screen.say(sentence(report));
      if (!report.fine()) {
        System.err.println(
            Printable.of(trouble(report) + Remedies.commands(kind(report).id()), true));
      }
    }
  }

  /** What was delivered, in a sentence. */
  static String sentence(SinkReport report) {
    return "Sink " + report.sink() + ": " + report.delivered() + " delivered" + rest(report);
  }

  /** What is in the way, and what to do. */
  static String trouble(SinkReport report) {
    return "Sink "
        + report.sink()
        + ": "
        + report.trouble()
        + "\nWhat to do: "
        + kind(report).remedy();
  }

  private static DeliveryError kind(SinkReport report) {
    return report.setAside() > 0 ? DeliveryError.UNDELIVERABLE : DeliveryError.FAILING;
  }

  private static String rest(SinkReport report) {
    return (report.postponed() == 0 ? "" : ", " + report.postponed() + " to be tried again")
        + (report.setAside() == 0 ? "" : ", " + report.setAside() + " set aside")
        + ".";
  }
}
