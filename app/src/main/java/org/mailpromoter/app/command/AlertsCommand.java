package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.DamageWatch;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.installation.StandingAlerts;
import org.mailpromoter.app.installation.StandingAlerts.Standing;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.store.Storage;
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
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      StandingAlerts standing = parts.standingAlerts();
      List<Alert> alerts = new ArrayList<>(storage.alertLog().latest(most));
      DamageWatch.unwritten(storage).map(Alert::lasting).ifPresent(last -> alerts.add(0, last));
      Table table = new Table("at", "level", "about", "code", "course", "alert");
      Screen screen = options.screen();
      Set<String> over = new HashSet<>();
      boolean lasts = false;
      for (Alert alert : alerts) {
        Optional<Standing> state = standing(standing, alert, over);
        lasts |= state.filter(Standing.LASTS::equals).isPresent();
        String course = Words.constant(state.<Enum<?>>map(each -> each).orElse(alert.course()));
        String at = Times.shown(alert.at());
        String level = alert.level().name().toLowerCase(Locale.ROOT);
        table.row(alert.at(), level, alert.about(), alert.code(), course, alert.text());
        screen.say(at + ", " + level + ", " + alert.about() + shown(state));
        screen.sayIndented("  ", alert.text() + Remedies.commands(alert.code()));
      }
      screen.say(alerts.isEmpty() ? "No alerts." : Words.some(alerts.size(), "alert") + ".");
      screen.document(Fields.of("alerts", table.toObjects()));
      return check && lasts ? ExitCode.NOT_WELL : ExitCode.OK;
    }
  }

  /**
   * What became of what an alert tells of, if that is something that lasts.
   *
   * @param over what later alerts say is over; this one adds to it
   */
  private static Optional<Standing> standing(
      StandingAlerts standing, Alert alert, Set<String> over) {
    if (alert.course() == Alert.Course.OVER) {
      over.add(alert.about());
    }
    return alert.course() == Alert.Course.LASTS
        ? Optional.of(standing.of(alert, over.contains(alert.about())))
        : Optional.empty();
  }

  private static String shown(Optional<Standing> state) {
    return state.map(each -> ", " + Words.constant(each)).orElse("");
  }
}
