package org.mailpromoter.console.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.report.ReportPage.Cell;
import org.mailpromoter.console.report.ReportPage.Head;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.MachineMail;

/** The tables of a report; those without a row are left out. */
final class ReportTables {
  private final Report report;

  ReportTables(Report report) {
    this.report = report;
  }

  List<ReportPage.Table> all() {
    List<ReportPage.Table> all = new ArrayList<>();
    all.add(outcomes());
    all.add(senders());
    all.add(owners());
    all.add(methods());
    all.add(suspicious());
    all.removeIf(each -> each.rows().isEmpty());
    return all;
  }

  private static Head text(String name) {
    return new Head(name, false);
  }

  private static Head number(String name) {
    return new Head(name, true);
  }

  private ReportPage.Table outcomes() {
    return new ReportPage.Table(
        "outcomes",
        "Outcomes by mailbox",
        List.of(text("Mailbox"), text("Outcome"), text("Reason"), number("Messages")),
        report.counts().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(each.mailbox().value()),
                        Cell.of(EnumWords.of(each.outcome())),
                        Cell.of(each.reason().title()),
                        Cell.of(each.count())))
            .toList());
  }

  private ReportPage.Table senders() {
    return new ReportPage.Table(
        "senders",
        "Senders refused most, and the single change that would help most",
        List.of(text("Sender"), text("What would help"), number("Refused")),
        report.senders().stream().map(ReportTables::sender).toList());
  }

  private static List<Cell> sender(Report.RefusedSender sender) {
    String href = "/messages?outcome=refused&sender=" + Queries.encoded(sender.address());
    Cell who =
        sender.address().isEmpty()
            ? Cell.of("nobody")
            : new Cell(sender.address(), machine(sender), href);
    return List.of(who, help(sender), Cell.of(sender.refused()));
  }

  private static String machine(Report.RefusedSender sender) {
    return sender.machine().isEmpty()
        ? ""
        : "machine mail: "
            + sender.machine().stream().map(MachineMail::word).collect(Collectors.joining(", "));
  }

  private static Cell help(Report.RefusedSender sender) {
    if (sender.remedies().isEmpty()) {
      return Cell.of(
          sender.machine().isEmpty()
              ? "no single change"
              : "nothing to do unless someone misses it");
    }
    return new Cell(
        sender.remedies().stream().map(EnglishAction::of).collect(Collectors.joining("; ")),
        Words.number(sender.helped()) + " of the last " + Words.number(sender.looked()),
        "");
  }

  private ReportPage.Table owners() {
    return new ReportPage.Table(
        "owners",
        "What each user and queue accepted and declined",
        List.of(text("User or queue"), number("Accepted"), number("Declined")),
        report.owners().entrySet().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(each.getKey()),
                        Cell.of(each.getValue().yes()),
                        Cell.of(each.getValue().no())))
            .toList());
  }

  private ReportPage.Table methods() {
    return new ReportPage.Table(
        "methods",
        "How conversations were recognised",
        List.of(text("Method"), number("Messages")),
        report.methods().entrySet().stream()
            .map(each -> List.of(Cell.of(EnumWords.of(each.getKey())), Cell.of(each.getValue())))
            .toList());
  }

  private ReportPage.Table suspicious() {
    return new ReportPage.Table(
        "review",
        "Matches to review",
        List.of(text("Message"), text("From"), text("What is odd")),
        report.suspicious().stream()
            .map(
                each ->
                    List.of(
                        new Cell(
                            MailWords.subject(each.message().entry()),
                            "",
                            "/messages/" + each.message().id()),
                        Cell.of(MailWords.sender(each.message().entry())),
                        Cell.of(EnglishComparison.of(each))))
            .toList());
  }
}
