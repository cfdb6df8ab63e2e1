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
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.storage.sqlite.SqliteStorage;
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
    try (SqliteStorage storage = parts.storage()) {
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
    try (SqliteStorage storage = parts.storage()) {
      storage
          .choiceStore()
          .put(new Choice(Choice.ORGANIZATION, key, value, Person.of(by), parts.clock().instant()));
      options.screen().document(Fields.of("key", key, "value", value));
      options.screen().say("The setting " + key + " is " + value + " now.");
      options.screen().say("It counts for mail that is synchronized from now on.");
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
    try (SqliteStorage storage = parts.storage()) {
      boolean removed =
          storage
              .choiceStore()
              .remove(Choice.ORGANIZATION, key, Person.of(by), parts.clock().instant());
      options.screen().document(Fields.of("key", key, "removed", removed));
      options
          .screen()
          .say(
              removed
                  ? "What the configuration file says about " + key + " counts again."
                  : "Nobody had chosen a value for " + key + "; nothing was changed.");
    }
    return ExitCode.OK;
  }
}
