package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.loading.PluginProblem;
import org.mailpromoter.spi.loading.PluginRegistry;
import picocli.CommandLine.Command;

/** Lists plugins. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = "List the plugins that were found, and those that were refused.")
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
    Table accepted = new Table("plugin", "version", "connectors", "strategies");
    for (Plugin plugin : registry.get().plugins()) {
      accepted.row(
          plugin.info().name(),
          plugin.info().version(),
          plugin.connectors().stream()
              .map(ConnectorFactory::name)
              .collect(Collectors.joining(", ")),
          plugin.correlationStrategies().stream()
              .map(CorrelationStrategyFactory::name)
              .collect(Collectors.joining(", ")));
    }
    Table refused = new Table("plugin", "problem");
    for (PluginProblem problem : registry.get().problems()) {
      refused.row(problem.plugin(), problem.reason());
    }
    options
        .screen()
        .document(Fields.of("plugins", accepted.toObjects(), "refused", refused.toObjects()));
    options.screen().table(accepted);
    registry.get().problems().forEach(p -> options.screen().say("Refused: " + p));
    return ExitCode.OK;
  }
}
