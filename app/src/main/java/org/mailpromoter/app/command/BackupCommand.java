package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the database into another file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Write the whole database, as it is now, into FILE, which only its owner may read. It works"
            + " beside the service; FILE is whole or does not exist. To go back to it, use"
            + " 'restore'. Configuration, secrets and plugins are not in it.")
final class BackupCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Replace FILE when it exists.")
  private boolean replace;

  @Inject
  BackupCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenInstallation open = installation.get().open()) {
      Backups.write(Person.ofSystem(), open, file, replace);
    }
    Screen screen = options.screen();
    long bytes = Files.size(file);
    screen.document(Fields.of("written", file, "bytes", bytes));
    screen.say("Written to " + file + " (" + bytes + " bytes).");
    return ExitCode.OK;
  }
}
