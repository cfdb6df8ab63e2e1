package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.documents.UpkeepDocuments;
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
        "Write a consistent copy of the database to FILE, readable by its owner only. The"
            + " service may keep running; FILE is complete or does not exist. Use 'restore' to"
            + " go back to it. Configuration, secrets and plugins are not included.")
final class BackupCommand implements Callable<Integer> {
  private final CommandContext context;
  private final LongWork work;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Overwrite FILE if it is a backup.")
  private boolean replace;

  @Inject
  BackupCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    context.target(TargetFile.Kind.BACKUP, file).require(TargetFile.Existing.replacedIf(replace));
    try (OpenInstallation open = context.open()) {
      work.run(
          "",
          task -> {
            Backups.write(Person.requester(), open, file, replace, task);
            return file;
          });
    }
    Screen screen = context.screen();
    long bytes = Files.size(file);
    screen.document(UpkeepDocuments.backedUp(file, bytes));
    screen.say("Written to " + file + " (" + bytes + " bytes).");
    return ExitCode.OK;
  }
}
