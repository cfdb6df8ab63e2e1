package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Alerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List what people should know about mailboxes and sinks, the latest first.")
final class AlertsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Mixin private Limit limit = new Limit();

  @Option(
      names = "--check",
      description = "End with 10 when something that was told still lasts; for monitoring.")
  private boolean check;

  @Inject
  AlertsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    int most = limit.value();
    List<Alerts.Told> told;
    try (OpenInstallation open = installation.get().open()) {
      told = new Alerts(open).latest(most);
    }
    print(told);
    boolean lasts = told.stream().anyMatch(Alerts.Told::lasts);
    return check && lasts ? ExitCode.NOT_WELL : ExitCode.OK;
  }

  private void print(List<Alerts.Told> told) {
    Table table = new Table("at", "level", "about", "code", "course", "alert");
    Screen screen = options.screen();
    for (Alerts.Told each : told) {
      Alert alert = each.alert();
      String course =
          Words.constant(each.standing().<Enum<?>>map(state -> state).orElse(alert.course()));
      String level = alert.level().name().toLowerCase(Locale.ROOT);
      table.row(alert.at(), level, alert.about(), alert.code(), course, alert.text());
      screen.say(Times.shown(alert.at()) + ", " + level + ", " + alert.about() + shown(each));
      screen.sayIndented("  ", alert.text());
    }
    screen.say(told.isEmpty() ? "No alerts." : Words.some(told.size(), "alert") + ".");
    screen.document(Fields.of("alerts", table.toObjects()));
  }

  private static String shown(Alerts.Told told) {
    return told.standing().map(each -> ", " + Words.constant(each)).orElse("");
  }
}
