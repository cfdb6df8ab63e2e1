package org.mailpromoter.installation.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.installation.ask.Alerts;

/** The report on a week as a mail. It names no subject. */
final class ReportText {
  private static final int MOST_ALERTS = 10;

  private final Report report;
  private final LocalDate start;
  private final String own;
  private final ConsoleLink console;

  /**
   * A report.
   *
   * @param start the Monday
   * @param own the address that sends notices, which is not named among the senders
   */
  ReportText(Report report, LocalDate start, String own, ConsoleLink console) {
    this.report = report;
    this.start = start;
    this.own = own;
    this.console = console;
  }

  /** With the alerts that last. */
  NoticeText with(List<Alerts.Cause> alerts) {
    String week = NoticeText.day(start) + " to " + NoticeText.day(start.plusDays(6));
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("Mail that was received from " + week + " (UTC).");
    paragraphs.add(attention(alerts));
    paragraphs.add(totals());
    paragraphs.add(list("Mailboxes:", mailboxes()));
    paragraphs.add(list("Why mail was refused:", reasons()));
    paragraphs.add(list("Senders refused most, and what would help:", senders()));
    paragraphs.add(replies());
    paragraphs.add(console.line("The report in the console", "/reports"));
    return NoticeText.of(
        "Mailpromoter: week of "
            + NoticeText.day(start)
            + ", "
            + count(Outcome.PROMOTED)
            + " of "
            + report.messages()
            + " mails promoted",
        paragraphs,
        "You get this mail on Mondays because the weekly report goes to this address.");
  }

  private static String attention(List<Alerts.Cause> alerts) {
    List<String> lines =
        alerts.stream()
            .limit(MOST_ALERTS)
            .map(each -> each.latest().alert())
            .map(each -> NoticeText.line(each.about() + ": " + each.text()))
            .toList();
    return list("This needs attention now:", lines);
  }

  private String totals() {
    return report.messages() == 0
        ? "No mail was decided."
        : "Decided: "
            + report.messages()
            + ". Became email activities: "
            + count(Outcome.PROMOTED)
            + ". Refused: "
            + count(Outcome.REFUSED)
            + ". Left alone: "
            + count(Outcome.OUT_OF_SCOPE)
            + ".";
  }

  private long count(Outcome outcome) {
    return report.counts().stream()
        .filter(each -> each.outcome() == outcome)
        .mapToLong(DecisionCount::count)
        .sum();
  }

  private List<String> mailboxes() {
    Map<String, Map<Outcome, Long>> all = new TreeMap<>();
    for (DecisionCount each : report.counts()) {
      all.computeIfAbsent(each.mailbox().value(), name -> new TreeMap<>())
          .merge(each.outcome(), each.count(), Long::sum);
    }
    return all.entrySet().stream()
        .map(each -> each.getKey() + ": " + split(each.getValue()))
        .toList();
  }

  private static String split(Map<Outcome, Long> counts) {
    return counts.getOrDefault(Outcome.PROMOTED, 0L)
        + " promoted, "
        + counts.getOrDefault(Outcome.REFUSED, 0L)
        + " refused";
  }

  private List<String> reasons() {
    Map<String, Long> all =
        sums(
            report.counts().stream().filter(each -> each.outcome() == Outcome.REFUSED).toList(),
            each -> each.reason().title());
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> each.getKey() + ": " + each.getValue())
        .toList();
  }

  private static Map<String, Long> sums(
      List<DecisionCount> counts, Function<DecisionCount, String> by) {
    return counts.stream()
        .collect(
            Collectors.groupingBy(by, TreeMap::new, Collectors.summingLong(DecisionCount::count)));
  }

  private List<String> senders() {
    return report.senders().stream()
        .filter(each -> !each.address().equalsIgnoreCase(own))
        .map(ReportText::sender)
        .toList();
  }

  private static String sender(Report.RefusedSender sender) {
    String who = sender.address().isEmpty() ? "(no sender)" : sender.address();
    return who + ", " + sender.refused() + " refused: " + help(sender);
  }

  private static String help(Report.RefusedSender sender) {
    String nothing =
        sender.machine().isEmpty()
            ? "no single change helps"
            : "nothing to do unless someone misses it; it is machine mail";
    return sender.remedies().stream()
        .findFirst()
        .map(
            change ->
                EnglishAction.of(change)
                    + " (helps "
                    + sender.helped()
                    + " of the last "
                    + sender.looked()
                    + ")")
        .orElse(nothing);
  }

  private String replies() {
    long all = report.agreeing() + report.alone() + report.conflicting();
    String review =
        report.suspicious().isEmpty()
            ? ""
            : " Matches that a person should look at: " + report.suspicious().size() + ".";
    return all == 0
        ? ""
        : "Replies recognized: "
            + all
            + ", of which "
            + report.conflicting()
            + " by methods that disagree."
            + review;
  }

  private static String list(String title, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : title + lines.stream().map(each -> "\n- " + each).collect(Collectors.joining());
  }
}
