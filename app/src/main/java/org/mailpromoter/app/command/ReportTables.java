package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.MachineMail;

/** The tables of a report, for the terminal and for the page. */
final class ReportTables {
  /** The table that the terminal shows as paragraphs, because remedies are sentences. */
  static final String SENDERS = "Senders refused most, and the single change that would help most";

  private ReportTables() {}

  /** The tables by their titles; those without a row are left out. */
  static Map<String, Table> of(Report report) {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Outcomes", CountTable.of(report.counts()));
    tables.put("What each user and queue accepted and declined", owners(report));
    tables.put(SENDERS, senders(report));
    tables.put("How conversations were recognised", methods(report));
    tables.put("Matches to review", suspicious(report));
    tables.values().removeIf(Table::isEmpty);
    return tables;
  }

  private static Table owners(Report report) {
    Table owners = new Table("owner", "accepted", "declined");
    report.owners().forEach((owner, split) -> owners.row(owner, split.yes(), split.no()));
    return owners;
  }

  private static Table senders(Report report) {
    Table senders =
        new Table(
            "sender", "refused", "machine_mail", "what_would_help", "how", "helped", "of_the_last");
    report.senders().forEach(each -> sender(senders, each));
    return senders;
  }

  private static void sender(Table senders, Report.RefusedSender sender) {
    List<String> what = sender.remedies().stream().map(EnglishAction::of).toList();
    List<String> how = new ArrayList<>();
    sender.remedies().forEach(change -> how.addAll(ActionLines.of(change)));
    senders.row(
        sender.address(),
        sender.refused(),
        machine(sender),
        what.isEmpty() ? withoutHelp(sender, "no single change") : String.join("; ", what),
        String.join("; ", how),
        sender.helped(),
        sender.looked());
  }

  static List<String> machine(Report.RefusedSender sender) {
    return sender.machine().stream().map(MachineMail::word).toList();
  }

  /** A remedy that accepts all mail is not offered for machine mail, which people seldom miss. */
  static String withoutHelp(Report.RefusedSender sender, String otherwise) {
    return sender.machine().isEmpty()
        ? otherwise
        : "nothing to do unless someone misses it; single messages can be marked for tracking";
  }

  private static Table methods(Report report) {
    Table methods = new Table("method", "messages");
    report.methods().forEach((method, count) -> methods.row(EnumWords.of(method), count));
    return methods;
  }

  private static Table suspicious(Report report) {
    Table suspicious = new Table("decision", "from", "subject", "why");
    for (Report.Suspicious each : report.suspicious()) {
      suspicious.row(
          each.message().id().value(),
          each.message().entry().sender(),
          each.message().entry().subject(),
          EnglishComparison.of(each));
    }
    return suspicious;
  }

  /** How often the correlation methods agree. */
  static String agreement(Report report) {
    return "Replies recognised: by several methods that agree, "
        + report.agreeing()
        + "; by one method only, "
        + report.alone()
        + "; by methods that disagree, "
        + report.conflicting()
        + ".";
  }
}
