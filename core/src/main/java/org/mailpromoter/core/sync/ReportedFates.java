package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.dispatch.ReportAlerts;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.ReportedMail;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.store.Sighting;

/**
 * What the delivery reports of a page say about mail that we sent. One look-up for a page that has
 * any, none for others.
 *
 * @param all what counts, in the order of the reports
 */
record ReportedFates(List<ReportedMail> all) {
  static final ReportedFates NONE = new ReportedFates(List.of());

  ReportedFates {
    all = List.copyOf(all);
  }

  /**
   * What the reports of a page say.
   *
   * @param bodies those that could be read
   */
  static ReportedFates of(DecidedPage page, Map<MessageRef, Body> bodies) {
    Map<Incoming, DeliveryReport> reports = new LinkedHashMap<>();
    for (Incoming each : page.reports()) {
      Body body = bodies.getOrDefault(each.arrived().ref(), Body.EMPTY);
      DeliveryReport.of(each.envelope(), body).ifPresent(report -> reports.put(each, report));
    }
    return reports.isEmpty()
        ? NONE
        : new ReportedFates(page.gathered().returnedMail().reported(reports));
  }

  List<Sighting> sightings() {
    return all.stream().map(ReportedMail::says).toList();
  }

  /** What people should know about it. */
  List<Alert> alerts(Instant now) {
    ReportAlerts alerts = new ReportAlerts(now);
    return all.stream()
        .flatMap(each -> alerts.about(each.mail(), each.says().events()).stream())
        .toList();
  }
}
