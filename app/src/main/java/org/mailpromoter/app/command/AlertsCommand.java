package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.documents.AlertDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Alerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List alerts about mailboxes and sinks, the latest first.")
final class AlertsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Limit limit = new Limit();

  @Option(
      names = "--check",
      description = "Exit with code 10 if an alert still applies; for monitoring.")
  private boolean check;

  @Inject
  AlertsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure {
    int most = limit.value();
    List<Alerts.Told> told;
    try (OpenInstallation open = context.open()) {
      told = new Alerts(open).latest(most);
    }
    print(told);
    boolean lasts = told.stream().anyMatch(Alerts.Told::lasts);
    return check && lasts ? ExitCode.NOT_WELL : ExitCode.OK;
  }

  private void print(List<Alerts.Told> told) {
    Screen screen = context.screen();
    for (Alerts.Told each : told) {
      Alert alert = each.alert();
      String level = EnumWords.of(alert.level());
      screen.say(Times.shown(alert.at()) + ", " + level + ", " + alert.about() + shown(each));
      screen.sayIndented("  ", alert.text() + Remedies.commands(alert.code()));
    }
    screen.say(told.isEmpty() ? "No alerts." : Words.some(told.size(), "alert") + ".");
    screen.document(AlertDocuments.list(told));
  }

  private static String shown(Alerts.Told told) {
    return told.standing().map(each -> ", " + EnumWords.of(each)).orElse("");
  }
}
