package org.mailpromoter.console.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.web.Fields;

/** Makes the page of a report. */
final class ReportView {
  private static final List<Link> PERIODS =
      List.of(
          new Link("Last 7 days", "7d"),
          new Link("Last 14 days", "14d"),
          new Link("Last 30 days", "30d"),
          new Link("Last 90 days", "90d"));

  private final Visit visit;
  private final Fields query;

  ReportView(Visit visit, Fields query) {
    this.visit = visit;
    this.query = query;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The end of the period. */
  private Instant until() {
    Instant now = visit.open().now();
    return new QueryReader(query, now).time("until").orElse(now);
  }

  ReportPage page(Frame frame, RecentReports.Made made) {
    Report report = made.report();
    boolean empty = report.messages() == 0;
    ReportDays days = new ReportDays(report.days(), day(report.since()), day(until()));
    return new ReportPage(
        frame,
        period(report.since(), made.at()),
        periods(),
        choices(),
        empty ? List.of() : tiles(report),
        days.bars(),
        days.top(),
        reasons(report),
        new ReportTables(report).all(),
        empty ? "" : agreement(report),
        empty ? "No message was received in this period." : "",
        List.of());
  }

  /** For a period with so much mail that nobody waits for it. */
  ReportPage later(Frame frame, String why) {
    List<ReportPage.Value> period =
        query.names().stream()
            .map(each -> new ReportPage.Value(each, query.first(each).orElse("")))
            .toList();
    return nothing(
        frame, why, period.isEmpty() ? List.of(new ReportPage.Value("since", "7d")) : period);
  }

  ReportPage nothing(Frame frame, String why) {
    return nothing(frame, why, List.of());
  }

  private ReportPage nothing(Frame frame, String why, List<ReportPage.Value> later) {
    return new ReportPage(
        frame, "", periods(), choices(), List.of(), List.of(), "", List.of(), List.of(), "", why,
        later);
  }

  private String period(Instant since, Instant made) {
    Instant now = visit.open().now();
    String until = query.first("until").map(each -> ", before " + each).orElse("");
    String mailbox = query.first("mailbox").map(each -> " in the mailbox " + each).orElse("");
    return "Mail received since "
        + Moment.of(since, now).exact()
        + until
        + mailbox
        + ". Reported on "
        + Moment.of(made, now).exact()
        + ".";
  }

  private List<ReportPage.Period> periods() {
    String current = query.first("since").orElse("7d");
    Fields rest = query.without("since").without("until");
    return PERIODS.stream()
        .map(
            each ->
                new ReportPage.Period(
                    new Link(
                        each.label(),
                        Queries.path(ReportScreen.PATH, rest.with("since", each.href()))),
                    each.href().equals(current) && query.first("until").isEmpty()))
        .toList();
  }

  private List<Choices> choices() {
    List<Link> mailboxes =
        visit.open().parts().deployment().mailboxes().stream()
            .map(each -> new Link(each.id().value(), each.id().value()))
            .toList();
    String now = query.first("mailbox").orElse("");
    return List.of(Choices.of("mailbox", "Mailbox", "All mailboxes", mailboxes, now));
  }

  private static List<ReportPage.Tile> tiles(Report report) {
    return List.of(
        tile(report.messages(), "messages"),
        tile(count(report, each -> each == Outcome.PROMOTED), "promoted"),
        tile(count(report, each -> each == Outcome.REFUSED), "refused"),
        tile(report.suspicious().size(), "matches to review"));
  }

  private static ReportPage.Tile tile(long number, String label) {
    return new ReportPage.Tile(Words.number(number), label);
  }

  /** Duplicates are neither: their message is an activity. */
  private static long count(Report report, Predicate<Outcome> outcome) {
    return report.counts().stream()
        .filter(each -> outcome.test(each.outcome()) && each.reason() != Reason.DUPLICATE)
        .mapToLong(each -> each.count())
        .sum();
  }

  private List<ReportPage.Reason> reasons(Report report) {
    Map<Reason, Long> counts = new LinkedHashMap<>();
    report.counts().stream()
        .filter(each -> each.outcome() != Outcome.OUT_OF_SCOPE)
        .forEach(each -> counts.merge(each.reason(), each.count(), Long::sum));
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<ReportPage.Reason> reasons = new ArrayList<>();
    counts.forEach((reason, count) -> reasons.add(reason(reason, count, most)));
    return reasons;
  }

  private ReportPage.Reason reason(Reason reason, long count, long most) {
    Fields list =
        query
            .without("since")
            .with("since", query.first("since").orElse("7d"))
            .with("reason", reason.title());
    String kind =
        reason == Reason.DUPLICATE ? "bar-rest" : reason.promotes() ? "bar-yes" : "bar-no";
    return new ReportPage.Reason(
        reason.title(),
        Words.number(count),
        (int) Math.max(1, 100 * count / most),
        kind,
        Queries.path("/messages", list));
  }

  private static String agreement(Report report) {
    return "Replies recognised: by several methods that agree, "
        + Words.number(report.agreeing())
        + "; by one method only, "
        + Words.number(report.alone())
        + "; by methods that disagree, "
        + Words.number(report.conflicting())
        + ".";
  }
}
