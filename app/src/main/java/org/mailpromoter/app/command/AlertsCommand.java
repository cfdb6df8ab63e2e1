package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.documents.AlertDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.change.AlertHandlings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists alerts, and deals with their causes. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List alerts about mailboxes and sinks, the latest first.")
final class AlertsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Limit limit = new Limit();

  @Option(
      names = "--check",
      description =
          "Exit with code 10 if an alert still applies, and is neither done nor muted; for"
              + " monitoring.")
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
    boolean open = told.stream().anyMatch(Alerts.Told::needsAttention);
    return check && open ? ExitCode.NOT_WELL : ExitCode.OK;
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
    return told.standing().map(each -> ", " + EnumWords.of(each)).orElse("")
        + (told.alert().code().isEmpty() ? "" : ", " + told.alert().code())
        + told.handling().map(each -> ", " + words(each)).orElse("");
  }

  /** For example {@code done by maria}. */
  private static String words(AlertHandling handling) {
    String how =
        switch (handling.kind()) {
          case DONE -> "done";
          case MUTED -> "muted until " + Times.shown(handling.until());
        };
    return how + " by " + EnglishActor.of(handling.by());
  }

  @Command(
      name = "done",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter alerts done maria imap/unreachable"},
      description = "Mark a cause of alerts as done. It counts again when it is raised again.")
  Integer done(@Mixin Which which) throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      print(new AlertHandlings(open).done(Person.requester(), which.cause()));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "mute",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter alerts mute 'sink crm' delivery/failing --until 3d"},
      description = "Mute a cause of alerts. It counts again when the time has passed.")
  Integer mute(
      @Mixin Which which,
      @Option(
              names = "--until",
              paramLabel = "TIME",
              required = true,
              description = "Until a date or a date and time, or for a time such as 12h or 3d.")
          String until)
      throws CommandFailure, NotFoundException, RefusedException {
    try (OpenInstallation open = context.open()) {
      Instant end = Times.parseAhead("--until", until, open.now());
      print(new AlertHandlings(open).mute(Person.requester(), which.cause(), end));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "reopen",
      mixinStandardHelpOptions = true,
      description = "Take back that a cause of alerts is done or muted.")
  Integer reopen(@Mixin Which which) throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      print(new AlertHandlings(open).reopen(Person.requester(), which.cause()));
    }
    return ExitCode.OK;
  }

  private void print(Alerts.Cause cause) {
    context.screen().document(AlertDocuments.handled(cause));
    context
        .screen()
        .say(
            "Alert about "
                + cause.latest().alert().about()
                + cause.latest().handling().map(each -> ": " + words(each)).orElse(": open")
                + ".");
  }

  /** A cause of alerts as {@code alerts} prints it. */
  static final class Which {
    @Parameters(index = "0", paramLabel = "ABOUT", description = "What it is about.")
    private String about = "";

    @Parameters(
        index = "1",
        paramLabel = "CODE",
        arity = "0..1",
        description = "Its code, if it has one.")
    private String code = "";

    AlertCause cause() {
      return new AlertCause(about, code);
    }
  }
}
