package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.documents.ReportDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.permission.Sight;
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
  private final CommandContext context;
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

  @Option(names = "--replace", description = "Overwrite FILE if it is a report.")
  private boolean replace;

  @Inject
  ReportCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    TargetFile.Existing existing = TargetFile.Existing.replacedIf(replace);
    TargetFile page = html == null ? null : context.target(TargetFile.Kind.REPORT, html);
    if (page != null) {
      page.require(existing);
    }
    try (OpenInstallation open = context.open()) {
      DecisionFilter filter =
          DecisionFilter.all().withReceivedFrom(Times.parse("--since", since, open.now()));
      filter = mailbox == null ? filter : filter.withMailbox(new MailNames(open).mailbox(mailbox));
      DecisionFilter wanted = filter;
      Report report =
          work.run(
              "messages", task -> new Reports(open).report(wanted, Sight.ofEverything(), task));
      if (page != null) {
        page.write(ReportPage.of(report, open.now()), existing);
      }
      print(report);
      if (html != null) {
        context.screen().say("Written to " + html + ".");
      }
    }
    return ExitCode.OK;
  }

  private void print(Report report) {
    Screen screen = context.screen();
    screen.document(ReportDocuments.of(report));
    screen.say(
        Words.some(report.messages(), "message") + " since " + Times.shown(report.since()) + ".");
    ReportTables.of(report).forEach((title, table) -> print(title, table, report));
    screen.say("");
    screen.say(ReportTables.agreement(report));
  }

  private void print(String title, Table table, Report report) {
    Screen screen = context.screen();
    screen.say("");
    screen.say(title + ":");
    if (title.equals(ReportTables.SENDERS)) {
      report.senders().forEach(each -> say(each, screen));
    } else {
      screen.table(table);
    }
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
        : " (machine mail: " + String.join(", ", ReportTables.machine(sender)) + ")";
  }

  private static String help(Report.RefusedSender sender) {
    return sender.remedies().stream()
        .findFirst()
        .map(change -> EnglishAction.of(change) + helped(sender))
        .orElseGet(() -> ReportTables.withoutHelp(sender, "no single change helps"));
  }

  private static String helped(Report.RefusedSender sender) {
    return " (" + sender.helped() + " of the last " + sender.looked() + ")";
  }
}
