package org.mailpromoter.service;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.installation.ask.SinkStates;

/** Events that a delivery left because their sink is paused or their next try is later. */
final class HeldBack {
  private HeldBack() {}

  /** The reports, with what waits in the trouble of its sink. */
  static List<SinkReport> told(List<SinkReport> reports, List<SinkStates.State> sinks) {
    return reports.stream().map(report -> told(report, sinks)).toList();
  }

  private static SinkReport told(SinkReport report, List<SinkStates.State> sinks) {
    return sinks.stream()
        .filter(each -> each.backlog().sink().equals(report.sink()))
        .findFirst()
        .flatMap(HeldBack::sentence)
        .map(waiting -> told(report, waiting))
        .orElse(report);
  }

  private static SinkReport told(SinkReport report, String waiting) {
    return new SinkReport(
        report.sink(),
        report.delivered(),
        report.postponed(),
        report.setAside(),
        report.fine() ? waiting : report.trouble() + " (" + waiting + ")");
  }

  /** Events that were committed meanwhile are not held back. */
  private static Optional<String> sentence(SinkStates.State sink) {
    long pending = sink.backlog().pending();
    boolean held = sink.pausedUntil().isPresent() || sink.backlog().failing() > 0;
    return pending == 0 || !held
        ? Optional.empty()
        : Optional.of(
            (pending == 1 ? "1 event waits" : pending + " events wait")
                + ", because earlier deliveries failed"
                + sink.pausedUntil()
                    .map(until -> "; the sink is paused until " + EnglishTime.of(until))
                    .orElse("")
                + ".");
  }
}
