package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.Installation;
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
    description = "Show every setting in force and the source of its value.")
final class SettingsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  SettingsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
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
    try (OpenInstallation open = installation.get().open()) {
      Table all = new Table("scope", "setting", "value", "origin");
      Map<String, Table> scopes = new LinkedHashMap<>();
      for (PolicyText.Line line : new SettingsHistory(open).inForce()) {
        Object value = typed(line);
        all.row(line.scope(), line.key(), value, EnglishOrigin.of(line.origin()));
        scopes
            .computeIfAbsent(line.scope(), unused -> new Table("setting", "value", "origin"))
            .row(line.key(), line.value(), EnglishOrigin.of(line.origin()));
      }
      Screen screen = options.screen();
      screen.document(Fields.of("settings", all.toObjects()));
      scopes.forEach(
          (scope, table) -> {
            screen.say(scope + ":");
            screen.table(table);
            screen.say("");
          });
    }
    return ExitCode.OK;
  }

  /** Programs get a boolean, number or list if the setting has that type. */
  private static Object typed(PolicyText.Line line) {
    if (OrganizationSwitch.of(line.key()).isPresent()) {
      return line.value().equals("yes");
    }
    Optional<OrganizationValue> which = OrganizationValue.of(line.key());
    if (which.filter(OrganizationValue::isList).isPresent()) {
      return line.value().isEmpty() ? List.of() : List.of(line.value().split(" ", -1));
    }
    boolean number = which.isPresent() && line.value().matches("[0-9]{1,9}");
    return number ? Integer.valueOf(line.value()) : line.value();
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
    try (OpenInstallation open = installation.get().open()) {
      String value = new SettingChoices(open).set(Person.of(by), key, given);
      Screen screen = options.screen();
      screen.say("The setting " + key + " is " + value + " now.");
      screen.say("It applies to mail that is synchronized from now on.");
      long passing = PassingSentence.say(open, screen);
      screen.document(Fields.of("key", key, "value", value, "would_pass_now", passing));
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
    try (OpenInstallation open = installation.get().open()) {
      SettingsHistory history = new SettingsHistory(open);
      Table choices = new Table("at", "scope", "setting", "value", "who");
      for (Choice each : history.choices()) {
        String value = each.value().isEmpty() ? "(removed)" : each.value();
        choices.row(each.at(), each.scope(), each.key(), value, EnglishActor.of(each.who()));
      }
      Table versions = new Table("version", "first_used", "scope", "setting", "before", "after");
      history
          .changes()
          .forEach(
              each ->
                  versions.row(
                      each.version().number(),
                      each.version().firstUsed(),
                      each.scope(),
                      each.key(),
                      each.before(),
                      each.after()));
      Screen screen = options.screen();
      screen.document(Fields.of("choices", choices.toObjects(), "versions", versions.toObjects()));
      screen.say("Changes made by command:");
      screen.table(choices);
      screen.say("");
      screen.say("Differences between versions of the settings, including the file:");
      screen.table(versions);
    }
    return ExitCode.OK;
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
    try (OpenInstallation open = installation.get().open()) {
      boolean removed = new SettingChoices(open).reset(Person.of(by), key);
      Screen screen = options.screen();
      screen.say(
          removed
              ? "The value of " + key + " in the configuration file applies again."
              : "There is no override of " + key + "; nothing was changed.");
      long passing = removed ? PassingSentence.say(open, screen) : 0;
      screen.document(Fields.of("key", key, "removed", removed, "would_pass_now", passing));
    }
    return ExitCode.OK;
  }
}
