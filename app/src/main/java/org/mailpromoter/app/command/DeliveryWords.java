package org.mailpromoter.app.command;

import java.util.List;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.delivery.SinkReport;

/** How deliveries went, in words. */
final class DeliveryWords {
  private DeliveryWords() {}

  static void say(Screen screen, List<SinkReport> reports) {
    for (SinkReport report : reports) {
      screen.say(sentence(report));
      if (!report.fine()) {
        screen.complain(trouble(report) + Remedies.commands(kind(report).id()));
      }
    }
  }

  /** Summarizes what was delivered. */
  static String sentence(SinkReport report) {
    return "Sink " + report.sink() + ": " + report.delivered() + " delivered" + rest(report);
  }

  /** What prevents delivery, and what to do. */
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
    return (report.postponed() == 0 ? "" : ", " + report.postponed() + " to be retried")
        + (report.setAside() == 0 ? "" : ", " + report.setAside() + " set aside")
        + ".";
  }
}
