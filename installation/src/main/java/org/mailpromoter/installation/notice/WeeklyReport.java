package org.mailpromoter.installation.notice;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.permission.Sight;

/** Mails a report on each week (Monday to Sunday, UTC) after it. */
final class WeeklyReport {
  /** What was received before midnight is decided by then, also after a short outage. */
  static final Duration AFTER_MIDNIGHT = Duration.ofHours(5);

  private final OpenInstallation open;
  private final NoticesDeployment notices;
  private final NoticeDesk desk;
  private final ConsoleLink console;

  WeeklyReport(
      OpenInstallation open, NoticesDeployment notices, NoticeDesk desk, ConsoleLink console) {
    this.open = open;
    this.notices = notices;
    this.desk = desk;
    this.console = console;
  }

  /** The last Monday on which something was due. */
  static LocalDate monday(Instant now) {
    return day(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The last day on which something was due. */
  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), ZoneOffset.UTC);
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  void due(Instant now) throws RefusedException, IOException {
    LocalDate end = monday(now);
    LocalDate start = end.minusWeeks(1);
    String key = "report " + week(start);
    if (desk.written(key).isPresent()) {
      return;
    }
    String own = desk.sender().address().address().value();
    List<Alerts.Cause> causes = new Alerts(open).causes(Alerts.LOOKED_AT);
    NoticeText text =
        new ReportText(report(start, end), start, own, console)
            .with(causes.stream().filter(each -> each.latest().needsAttention()).toList());
    desk.write(key, NoticeDesk.to(notices.reportTo()), text);
  }

  /** As ISO 8601 writes it. */
  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** Subjects are not mailed, so nothing in it has to be hidden. */
  private Report report(LocalDate start, LocalDate end) {
    DecisionFilter week =
        DecisionFilter.all().withReceivedFrom(midnight(start)).withReceivedBefore(midnight(end));
    return new Reports(open).report(week, Sight.ofEverything(), new Task(WeeklyReport::goOn));
  }

  private static void goOn(long messages) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted after " + messages + " messages");
    }
  }
}
