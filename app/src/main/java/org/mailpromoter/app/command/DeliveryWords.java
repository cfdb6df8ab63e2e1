package org.mailpromoter.app.command;

import java.util.List;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.delivery.SinkReport;

/** How deliveries went, in words. */
final class DeliveryWords {
  private DeliveryWords() {}

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
        System.err.println(Printable.of(trouble(report), true));
      }
    }
  }

  /** What was delivered, in a sentence. */
  static String sentence(SinkReport report) {
    return "Sink " + report.sink() + ": " + report.delivered() + " delivered" + rest(report);
  }

  /** What is in the way, and what to do. */
  static String trouble(SinkReport report) {
    DeliveryError kind =
        report.setAside() > 0 ? DeliveryError.UNDELIVERABLE : DeliveryError.FAILING;
    return "Sink " + report.sink() + ": " + report.trouble() + "\nWhat to do: " + kind.remedy();
  }

  private static String rest(SinkReport report) {
    return (report.postponed() == 0 ? "" : ", " + report.postponed() + " to be tried again")
        + (report.setAside() == 0 ? "" : ", " + report.setAside() + " set aside")
        + ".";
  }
}
