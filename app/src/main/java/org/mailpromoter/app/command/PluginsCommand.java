package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.documents.ConfigurationDocuments;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.LoadedPlugin;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginProblem;
import org.mailpromoter.spi.loading.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists plugins, what they offer, and how that is configured. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = "List accepted plugins with what they provide, and refused plugins.",
    synopsisSubcommandLabel = "[COMMAND]")
final class PluginsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<PluginRegistry> registry;

  @Inject
  PluginsCommand(GlobalOptions options, Provider<PluginRegistry> registry) {
    this.options = options;
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Table accepted = new Table("plugin", "version", "spi", "from", "kind", "name", "description");
    for (LoadedPlugin plugin : registry.get().plugins()) {
      plugin.offers().forEach(offer -> row(accepted, plugin, offer));
      if (plugin.offers().isEmpty()) {
        row(accepted, plugin, null, null, "it offers nothing");
      }
    }
    List<PluginProblem> problems = registry.get().problems();
    options.screen().document(ConfigurationDocuments.plugins(registry.get().plugins(), problems));
    options.screen().table(accepted);
    problems.forEach(each -> options.screen().say("Refused: " + each));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private static void row(Table table, LoadedPlugin plugin, Offer offer) {
    row(table, plugin, offer.kind().words(), offer.name(), offer.description());
  }

  private static void row(
      Table table,
      LoadedPlugin plugin,
      @Nullable String kind,
      @Nullable String name,
      String description) {
    table.row(
        plugin.info().name(),
        plugin.info().version(),
        plugin.info().spiMajor() + "." + plugin.info().spiMinor(),
        plugin.place(),
        kind,
        name,
        description);
  }

  @Command(
      name = "keys",
      mixinStandardHelpOptions = true,
      description =
          "Show the configuration keys of a plugin, or of one connector, sink,"
              + " directory, strategy or storage.")
  Integer keys(
      @Parameters(paramLabel = "NAME", description = "For example imap, file or sqlite.")
          String name)
      throws CommandFailure {
    List<Offer> offers = named(name);
    if (offers.isEmpty()) {
      refuseWhatWasRefused(name);
      throw new CommandFailure(
          ExitCode.NOT_FOUND,
          "There is no plugin '"
              + name
              + "', and none offers such a thing: it "
              + ConfigSpec.unknown(name, names()));
    }
    options.screen().document(ConfigurationDocuments.keys(offers));
    offers.forEach(this::say);
    return ExitCode.OK;
  }

  private void refuseWhatWasRefused(String name) throws CommandFailure {
    for (PluginProblem problem : registry.get().problems()) {
      if (name.equals(problem.plugin()) || name.equals(problem.place())) {
        throw new CommandFailure(ExitCode.CONFIGURATION, "The plugin was refused. " + problem);
      }
    }
  }

  /** In paragraphs, because a meaning is a sentence. */
  private void say(Offer offer) {
    offer
        .keys()
        .forEach(
            (section, spec) -> {
              options
                  .screen()
                  .say(offer.kind().words() + " " + offer.name() + ", " + section + ":");
              spec.keys().forEach(this::say);
            });
  }

  private void say(ConfigKey<?> key) {
    String standard = key.standardText().isEmpty() ? "" : "; default " + key.standardText();
    options
        .screen()
        .sayIndented(
            "  " + key.name() + ": ",
            key.meaning()
                + " ("
                + key.type()
                + (key.required() ? "; must be given" : standard)
                + ")");
  }

  private List<Offer> named(String name) {
    return registry.get().plugins().stream()
        .flatMap(
            plugin ->
                plugin.offers().stream()
                    .filter(
                        offer -> plugin.info().name().equals(name) || offer.name().equals(name)))
        .toList();
  }

  private List<String> names() {
    return registry.get().plugins().stream()
        .flatMap(plugin -> plugin.offers().stream().map(Offer::name))
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }
}
