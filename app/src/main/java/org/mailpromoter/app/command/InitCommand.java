package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.deployment.InitialConfiguration;
import org.mailpromoter.documents.ConfigurationDocuments;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.loading.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a commented configuration. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Write a configuration file with comments as a starting point.")
final class InitCommand implements Callable<Integer> {
  private static final String STORAGE = "sqlite";

  private final GlobalOptions options;
  private final Provider<PluginRegistry> plugins;

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      description = "The connector whose keys are included (default: ${DEFAULT-VALUE}).")
  private String connector = "imap";

  @Option(names = "--force", description = "Overwrite an existing configuration.")
  private boolean force;

  @Inject
  InitCommand(GlobalOptions options, Provider<PluginRegistry> plugins) {
    this.options = options;
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws CommandFailure {
    Path file = options.configFile();
    TargetFile target = new TargetFile(TargetFile.Kind.CONFIGURATION, file, List.of());
    TargetFile.Existing existing = TargetFile.Existing.replacedIf(force);
    target.require(existing);
    ConnectorFactory factory = plugins.get().connectors().get(connector);
    if (factory == null) {
      throw Missing.named("connector", connector, plugins.get().connectors().keySet());
    }
    StorageFactory storage = plugins.get().storages().get(STORAGE);
    if (storage == null) {
      throw Missing.named("storage", STORAGE, plugins.get().storages().keySet());
    }
    target.write(InitialConfiguration.text(factory, storage, plugins.get()), existing);
    options.screen().document(ConfigurationDocuments.written(file));
    Screen screen = options.screen();
    screen.say("Wrote " + file + ". Fill in your server, mailboxes and users, then run:");
    screen.command("  ", ShellCommand.of("check-config"));
    screen.command("  ", ShellCommand.of("mailbox", "test"));
    screen.command("  ", ShellCommand.of("sync"));
    return ExitCode.OK;
  }
}
