package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.ConfigurationException;
import org.mailpromoter.app.config.EffectivePolicy;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.core.store.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes settings. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Show every setting in force and where its value comes from.")
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
      description = "Show every setting in force and where its value comes from.")
  Integer show() {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Table table = new Table("scope", "setting", "value", "origin");
      for (PolicyText.Line line : PolicyText.lines(parts.policy(storage))) {
        table.row(line.scope(), line.key(), line.value(), line.origin());
      }
      options.screen().document(Fields.of("settings", table.toObjects()));
      options.screen().table(table);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Set a setting of the organization; it wins over the configuration file.")
  Integer set(
      @Parameters(paramLabel = "KEY", description = "The setting.") String key,
      @Parameters(paramLabel = "VALUE", description = "Its new value.") String given,
      @Option(names = "--by", paramLabel = "WHO", description = "Who makes the choice.")
          @Nullable String by)
      throws ConfigurationException {
    String value = EffectivePolicy.checkValue(key, given);
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      storage
          .choiceStore()
          .put(new Choice(Choice.ORGANIZATION, key, value, Person.of(by), parts.clock().instant()));
      Screen screen = options.screen();
      screen.say("The setting " + key + " is " + value + " now.");
      screen.say("It counts for mail that is synchronized from now on.");
      long passing = Passing.say(parts, storage, screen);
      screen.document(Fields.of("key", key, "value", value, "would_pass_now", passing));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description =
          "Show who chose what and when, and what else changed between the versions of the settings"
              + " under which mail was decided.")
  Integer history() {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Table choices = new Table("at", "scope", "setting", "value", "who");
      for (Choice each : storage.choiceStore().history()) {
        String value = each.value().isEmpty() ? "(taken back)" : each.value();
        choices.row(each.at(), each.scope(), each.key(), value, each.who());
      }
      Table versions = new Table("version", "first_used", "scope", "setting", "before", "after");
      SettingsHistory.changes(storage.policyLog())
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
      screen.say("Choices that people made here:");
      screen.table(choices);
      screen.say("");
      screen.say("What changed between versions of the settings, in the file too:");
      screen.table(versions);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Take a choice back: what the configuration file says counts again.")
  Integer reset(
      @Parameters(paramLabel = "KEY", description = "The setting.") String key,
      @Option(names = "--by", paramLabel = "WHO", description = "Who takes it back.")
          @Nullable String by)
      throws ConfigurationException {
    EffectivePolicy.checkKey(key);
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      boolean removed =
          storage
              .choiceStore()
              .remove(Choice.ORGANIZATION, key, Person.of(by), parts.clock().instant());
      Screen screen = options.screen();
      screen.say(
          removed
              ? "What the configuration file says about " + key + " counts again."
              : "Nobody had chosen a value for " + key + "; nothing was changed.");
      long passing = removed ? Passing.say(parts, storage, screen) : 0;
      screen.document(Fields.of("key", key, "removed", removed, "would_pass_now", passing));
    }
    return ExitCode.OK;
  }
}
