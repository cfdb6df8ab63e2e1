package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.diagnosis.english.EnglishComparison;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports on recent mail. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter report --since 7d --html week.html"},
    description =
        "Report on recent mail: outcomes by reason, mailbox and user, the senders refused most"
            + " and what would help, and how often the correlation methods agree.")
final class ReportCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;
  private final LongWork work;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Mail received since a date (2026-01-31), a time (2026-01-31T06:00), yesterday, or an age"
              + " (default: ${DEFAULT-VALUE}).")
  private String since = "7d";

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only this mailbox.")
  private @Nullable String mailbox;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report as one HTML page with plots to this file, too.")
  private @Nullable Path html;

  @Inject
  ReportCommand(GlobalOptions options, Provider<Installation> installation, LongWork work) {
    this.options = options;
    this.installation = installation;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      DecisionFilter filter =
          DecisionFilter.all().withReceivedFrom(Times.parse("--since", since, open.now()));
      filter = mailbox == null ? filter : filter.withMailbox(new MailNames(open).mailbox(mailbox));
      DecisionFilter wanted = filter;
      Report report = work.run("messages", task -> new Reports(open).report(wanted, task));
      print(report);
      if (html != null) {
        write(html, ReportPage.of(report, open.now()));
      }
    }
    return ExitCode.OK;
  }

  private void write(Path file, String page) throws CommandFailure {
    try {
      PrivateFiles.replace(file, page);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The file " + file + " cannot be written: " + FileTrouble.reason(e) + ".");
    }
    options.screen().say("Written to " + file + ".");
  }

  private void print(Report report) {
    Screen screen = options.screen();
    Map<String, Table> tables = tables(report);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("since", report.since());
    document.put("messages", report.messages());
    tables.forEach((name, table) -> document.put(name, table.toObjects()));
    document.put(
        "agreement",
        Fields.of(
            "alone", report.alone(),
            "agreeing", report.agreeing(),
            "conflicting", report.conflicting()));
    screen.document(document);
    screen.say(
        Words.some(report.messages(), "message") + " since " + Times.shown(report.since()) + ".");
    tables.forEach(
        (name, table) -> {
          if (!table.isEmpty()) {
            screen.say("");
            screen.say(title(name) + ":");
            if (name.equals("senders")) {
              report.senders().forEach(each -> say(each, screen));
            } else {
              screen.table(table);
            }
          }
        });
    screen.say("");
    screen.say(agreement(report));
  }

  private static void say(Report.RefusedSender sender, Screen screen) {
    String who = sender.address().isEmpty() ? "(no sender)" : sender.address();
    screen.sayIndented(
        "  ", sender.refused() + " from " + who + machine(sender) + ": " + help(sender));
    sender
        .remedies()
        .forEach(change -> ActionLines.of(change).forEach(line -> screen.command("      ", line)));
  }

  private static String machine(Report.RefusedSender sender) {
    return sender.machine().isEmpty()
        ? ""
        : " (machine mail: " + String.join(", ", kinds(sender)) + ")";
  }

  private static List<String> kinds(Report.RefusedSender sender) {
    return sender.machine().stream().map(MachineMail::word).toList();
  }

  private static String help(Report.RefusedSender sender) {
    return sender.remedies().stream()
        .findFirst()
        .map(
            change ->
                EnglishAction.of(change)
                    + " ("
                    + sender.helped()
                    + " of the last "
                    + sender.looked()
                    + ")")
        .orElseGet(() -> withoutHelp(sender, "no single change helps"));
  }

  /** A remedy that accepts all mail is not offered for machine mail, which people seldom miss. */
  private static String withoutHelp(Report.RefusedSender sender, String otherwise) {
    return sender.machine().isEmpty()
        ? otherwise
        : "nothing to do unless someone misses it; single messages can be marked for tracking";
  }

  static String agreement(Report report) {
    return "Replies recognised: by several methods that agree,  "
        + report.agreeing()
        + "; by one method only, "
        + report.alone()
        + "; by methods that disagree, "
        + report.conflicting()
        + ".";
  }

  static String title(String table) {
    return switch (table) {
      case "outcomes" -> "Outcomes";
      case "owners" -> "What each user and queue accepted and declined";
      case "senders" -> "Senders refused most, and the single change that would help most";
      case "methods" -> "How conversations were recognised";
      default -> "Matches to review";
    };
  }

  static Map<String, Table> tables(Report report) {
    Table outcomes = new Table("mailbox", "outcome", "reason", "messages");
    report
        .counts()
        .forEach(
            c -> outcomes.row(c.mailbox(), Words.outcome(c.outcome()), Words.reason(c), c.count()));
    Table owners = new Table("owner", "accepted", "declined");
    report.owners().forEach((owner, split) -> owners.row(owner, split.yes(), split.no()));
    Table senders =
        new Table(
            "sender", "refused", "machine_mail", "what_would_help", "how", "helped", "of_the_last");
    for (Report.RefusedSender each : report.senders()) {
      List<String> what = new ArrayList<>();
      List<String> how = new ArrayList<>();
      each.remedies().forEach(change -> what.add(EnglishAction.of(change)));
      each.remedies().forEach(change -> how.addAll(ActionLines.of(change)));
      senders.row(
          each.address(),
          each.refused(),
          kinds(each),
          what.isEmpty() ? withoutHelp(each, "no single change") : String.join("; ", what),
          String.join("; ", how),
          each.helped(),
          each.looked());
    }
    Table methods = new Table("method", "messages");
    report.methods().forEach((method, count) -> methods.row(Words.method(method), count));
    Table suspicious = new Table("decision", "from", "subject", "why");
    report
        .suspicious()
        .forEach(
            each ->
                suspicious.row(
                    each.message().id().value(),
                    each.message().entry().sender(),
                    each.message().entry().subject(),
                    EnglishComparison.of(each)));
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("outcomes", outcomes);
    tables.put("owners", owners);
    tables.put("senders", senders);
    tables.put("methods", methods);
    tables.put("suspicious", suspicious);
    return tables;
  }
}
