package org.mailpromoter.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.service.ServiceEvent;
import org.mailpromoter.service.ServiceEvents;

/** What the service did since it was started. Thread-safe. */
final class ServiceMetrics implements ServiceEvents, Metrics.Source {
  private final Instrument decided =
      Instrument.counter(
          Family.counter(
              "mailpromoter_messages_decided_total",
              "Messages decided since the start, also those decided again.",
              "mailbox",
              "outcome",
              "reason"));
  private final Instrument runs =
      Instrument.histogram(
          Family.histogram(
              "mailpromoter_sync_run_seconds", "How long runs took that found something new."),
          0.1,
          0.5,
          1,
          5,
          10,
          30,
          60,
          300,
          900,
          3_600);
  private final Instrument failures =
      Instrument.counter(
          Family.counter(
              "mailpromoter_sync_failures_total",
              "Runs that failed, in whole or in part.",
              "mailbox",
              "code"));

  @Override
  public void happened(ServiceEvent event) {
    if (event instanceof ServiceEvent.Synchronized it) {
      count(it.report());
    } else if (event instanceof ServiceEvent.Failed it) {
      failures.add(1, it.mailbox().value(), it.fault().code().id());
    }
  }

  private void count(MailboxReport report) {
    runs.observe(report.elapsed().toNanos() / (double) TimeUnit.SECONDS.toNanos(1));
    for (DecisionCount each : report.counts()) {
      decided.add(
          each.count(),
          each.mailbox().value(),
          each.outcome().name().toLowerCase(Locale.ROOT),
          each.reason().title());
    }
  }

  @Override
  public void write(Exposition out) {
    decided.write(out);
    runs.write(out);
    failures.write(out);
  }
}
