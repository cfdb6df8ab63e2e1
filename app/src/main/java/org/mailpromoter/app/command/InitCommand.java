package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.store.PrivateFiles;
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

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  @Inject
  InitCommand(GlobalOptions options, Provider<PluginRegistry> plugins) {
    this.options = options;
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws CommandFailure {
    Path file = options.configFile();
    if (Files.exists(file) && !force) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " already exists and was not changed; --force overwrites it.");
    }
    ConnectorFactory factory = plugins.get().connectors().get(connector);
    if (factory == null) {
      throw Missing.named("connector", connector, plugins.get().connectors().keySet());
    }
    StorageFactory storage = plugins.get().storages().get(STORAGE);
    if (storage == null) {
      throw Missing.named("storage", STORAGE, plugins.get().storages().keySet());
    }
    write(file, InitialConfiguration.text(factory, storage, plugins.get()));
    options.screen().document(ConfigurationDocuments.written(file));
    Screen screen = options.screen();
    screen.say("Wrote " + file + ". Fill in your server, mailboxes and users, then run:");
    screen.command("  ", ShellCommand.of("check-config"));
    screen.command("  ", ShellCommand.of("mailbox", "test"));
    screen.command("  ", ShellCommand.of("sync"));
    return ExitCode.OK;
  }

  /** Readable by its owner only, because people may write secrets into it. */
  private static void write(Path file, String text) throws CommandFailure {
    try {
      PrivateFiles.replace(file, text);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be written: " + FileTrouble.reason(e) + ".");
    }
  }
}
