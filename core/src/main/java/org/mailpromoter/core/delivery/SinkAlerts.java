package org.mailpromoter.core.delivery;

import java.time.Instant;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;

/**
 * Raises alerts about a sink: that it fails (once for each reason), that it works again, and which
 * events were set aside. Raises at most two for each drain. Used by one thread at a time.
 */
final class SinkAlerts {
  private final SinkId sink;
  private final AlertLog log;
  private String lasting = "";
  private boolean known;

  SinkAlerts(SinkId sink, AlertLog log) {
    this.sink = sink;
    this.log = log;
  }

  void raise(SinkReport report, Instant now) {
    if (report.setAside() > 0) {
      log.raise(
          alert(
              Alert.Level.ERROR,
              now,
              DeliveryError.UNDELIVERABLE,
              "The sink "
                  + sink
                  + " set aside "
                  + events(report.setAside())
                  + ". "
                  + report.trouble()));
    } else if (!report.fine() && !report.trouble().equals(lasting)) {
      lasting = report.trouble();
      log.raise(
          alert(
                  Alert.Level.WARNING,
                  now,
                  DeliveryError.FAILING,
                  "The sink " + sink + " did not accept every event. " + report.trouble())
              .lasting());
    } else if (report.fine() && report.delivered() > 0) {
      wellAgain(now);
    }
  }

  /** Another process may have reported the failure before. */
  private void wellAgain(Instant now) {
    boolean failed = !lasting.isEmpty() || (!known && isSaidToFail());
    known = true;
    lasting = "";
    if (failed) {
      log.raise(Alert.over(now, about(), "The sink " + sink + " accepts events again."));
    }
  }

  private boolean isSaidToFail() {
    return log.lasting().stream().anyMatch(each -> each.about().equals(about()));
  }

  private static String events(long count) {
    return count == 1 ? "one event" : count + " events";
  }

  private String about() {
    return "sink " + sink;
  }

  private Alert alert(Alert.Level level, Instant now, DeliveryError code, String text) {
    return new Alert(level, now, about(), code.id(), text + " " + code.remedy());
  }
}
