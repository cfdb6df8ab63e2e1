package org.mailpromoter.core.delivery;

import java.time.Instant;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.AlertLog;

/** Raises at most two alerts about a sink each time it is drained, however much fails. */
final class SinkAlerts {
  private final SinkId sink;
  private final AlertLog log;

  SinkAlerts(SinkId sink, AlertLog log) {
    this.sink = sink;
    this.log = log;
  }

  void raise(SinkReport report, Instant now) {
    if (report.setAside() > 0) {
      raise(
          Alert.Level.ERROR,
          now,
          DeliveryError.UNDELIVERABLE,
          "The sink " + sink + " set aside " + events(report.setAside()) + ". " + report.trouble());
    } else if (!report.fine()) {
      raise(
          Alert.Level.WARNING,
          now,
          DeliveryError.FAILING,
          "The sink " + sink + " could not take every event. " + report.trouble());
    }
  }

  private static String events(long count) {
    return count == 1 ? "one event" : count + " events";
  }

  private void raise(Alert.Level level, Instant now, DeliveryError code, String text) {
    log.raise(new Alert(level, now, "sink " + sink, code.id(), text + " " + code.remedy()));
  }
}
