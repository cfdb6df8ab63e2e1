package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.store.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List what people should know about mailboxes and sinks, the latest first.")
final class AlertsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Mixin private Limit limit = new Limit();

  @Inject
  AlertsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    int most = limit.value();
    try (Storage storage = installation.get().storage()) {
      List<Alert> alerts = storage.alertLog().latest(most);
      Table table = new Table("at", "level", "about", "code", "alert");
      Screen screen = options.screen();
      for (Alert alert : alerts) {
        String at = Times.shown(alert.at());
        String level = alert.level().name().toLowerCase(Locale.ROOT);
        table.row(alert.at(), level, alert.about(), alert.code(), alert.text());
        screen.say(at + ", " + level + ", " + alert.about());
        screen.sayIndented("  ", alert.text());
      }
      screen.say(alerts.isEmpty() ? "No alerts." : Words.some(alerts.size(), "alert") + ".");
      screen.document(Fields.of("alerts", table.toObjects()));
    }
    return ExitCode.OK;
  }
}
