package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.documents.SettingDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.change.SettingChoices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes settings. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Show every setting in force and the source of its value.",
    subcommands = SettingsImportCommand.class)
final class SettingsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Inject
  SettingsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return show();
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show every setting in force and the source of its value.")
  Integer show() {
    List<PolicyText.Line> lines;
    try (OpenInstallation open = context.open()) {
      lines = new SettingsHistory(open).inForce();
    }
    context.screen().document(SettingDocuments.inForce(lines));
    scopes(lines).forEach(this::say);
    return ExitCode.OK;
  }

  private static Map<String, Table> scopes(List<PolicyText.Line> lines) {
    Map<String, Table> scopes = new LinkedHashMap<>();
    for (PolicyText.Line line : lines) {
      scopes
          .computeIfAbsent(line.scope(), unused -> new Table("setting", "value", "origin"))
          .row(line.key(), line.value(), EnglishOrigin.of(line.origin()));
    }
    return scopes;
  }

  private void say(String scope, Table table) {
    Screen screen = context.screen();
    screen.say(scope + ":");
    screen.table(table);
    screen.say("");
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter settings set use-correlation no --by maria"},
      description = "Override a setting of the organization in the configuration file.")
  Integer set(
      @Parameters(paramLabel = "KEY", description = "The setting.") String key,
      @Parameters(paramLabel = "VALUE", description = "Its new value.") String given,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the change.")
          @Nullable String by)
      throws ConfigurationException {
    EffectivePolicy.checkValue(key, given); // a refused value creates no database
    try (OpenInstallation open = context.openOrCreate()) {
      String value = new SettingChoices(open).set(Person.requester(by), key, given);
      Screen screen = context.screen();
      screen.say("The setting " + key + " is " + value + " now.");
      screen.say("It applies to mail that is synchronized from now on.");
      screen.document(SettingDocuments.set(key, value, PassingSentence.say(open, screen)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description =
          "Show who changed which setting and when, and all other differences between the"
              + " versions of the settings.")
  Integer history() {
    try (OpenInstallation open = context.open()) {
      SettingsHistory history = new SettingsHistory(open);
      Screen screen = context.screen();
      screen.document(SettingDocuments.history(history));
      screen.say("Changes made by command:");
      screen.table(choices(history));
      screen.say("");
      screen.say("Differences between versions of the settings, including the file:");
      screen.table(versions(history));
    }
    return ExitCode.OK;
  }

  private static Table choices(SettingsHistory history) {
    Table choices = new Table("at", "scope", "setting", "value", "who");
    for (Choice each : history.choices()) {
      String value = each.value().isEmpty() ? "(removed)" : each.value();
      choices.row(each.at(), each.scope(), each.key(), value, EnglishActor.of(each.who()));
    }
    return choices;
  }

  private static Table versions(SettingsHistory history) {
    Table versions = new Table("version", "first_used", "scope", "setting", "before", "after");
    for (SettingsHistory.Changed each : history.changes()) {
      PolicyLog.Version version = each.version();
      versions.row(
          version.number(),
          version.firstUsed(),
          each.scope(),
          each.key(),
          each.before(),
          each.after());
    }
    return versions;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Remove an override; the value in the configuration file applies again.")
  Integer reset(
      @Parameters(paramLabel = "KEY", description = "The setting.") String key,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the change.")
          @Nullable String by)
      throws ConfigurationException {
    try (OpenInstallation open = context.open()) {
      boolean removed = new SettingChoices(open).reset(Person.requester(by), key);
      Screen screen = context.screen();
      screen.say(
          removed
              ? "The value of " + key + " in the configuration file applies again."
              : "There is no override of " + key + "; nothing was changed.");
      Optional<RetryPreview.Result> passing =
          removed ? PassingSentence.say(open, screen) : Optional.empty();
      screen.document(SettingDocuments.reset(key, removed, passing));
    }
    return ExitCode.OK;
  }
}
