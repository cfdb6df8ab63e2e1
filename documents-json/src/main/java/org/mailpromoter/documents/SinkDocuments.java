package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.ask.SinkStates;

/**
 * Documents about sinks and their deliveries.
 *
 * @since 0.1
 */
public final class SinkDocuments {
  private SinkDocuments() {}

  /** The sinks with their waiting events. */
  public static Document list(List<SinkStates.State> sinks) {
    return Members.of("sinks", states(sinks)).document();
  }

  static List<Members> states(List<SinkStates.State> sinks) {
    return sinks.stream().map(SinkDocuments::state).toList();
  }

  private static Members state(SinkStates.State state) {
    SinkBacklog backlog = state.backlog();
    return Members.of("sink", backlog.sink())
        .with("configured", state.sink().isPresent())
        .with("kind", state.sink().map(SinkDeployment::kind))
        .with("pending", backlog.pending())
        .with("failing", backlog.failing())
        .with("set_aside", backlog.setAside())
        .with("oldest", backlog.oldest())
        .with("paused_until", state.pausedUntil());
  }

  /** Events that sinks did not accept. */
  public static Document setAside(List<Undelivered> events) {
    return Members.of("set_aside", events.stream().map(SinkDocuments::undelivered).toList())
        .document();
  }

  private static Members undelivered(Undelivered undelivered) {
    return Members.of("event", undelivered.event().id().number())
        .with("sink", undelivered.sink())
        .with("at", undelivered.event().at())
        .with("kind", undelivered.event().kind())
        .with("activity", undelivered.event().activity().id())
        .with("subject", undelivered.event().activity().subject())
        .with("tries", undelivered.attempts())
        .with("why", undelivered.why());
  }

  /** How many events are delivered once more. */
  public static Document retried(int events) {
    return Members.of("retried", events).document();
  }

  /** How many activities are sent again. */
  public static Document replayed(int activities) {
    return Members.of("replayed", activities).document();
  }

  /** The result of a delivery. */
  public static Document delivered(List<SinkReport> reports) {
    return Members.of("sinks", reports(reports)).document();
  }

  static List<Members> reports(List<SinkReport> reports) {
    return reports.stream().map(SinkDocuments::report).toList();
  }

  private static Members report(SinkReport report) {
    DeliveryError kind =
        report.setAside() > 0 ? DeliveryError.UNDELIVERABLE : DeliveryError.FAILING;
    return Members.of("sink", report.sink())
        .with("delivered", report.delivered())
        .with("postponed", report.postponed())
        .with("set_aside", report.setAside())
        .with(
            "failure",
            Optional.of(report.trouble())
                .filter(trouble -> !report.fine())
                .map(trouble -> Failures.of(kind, trouble)));
  }
}
