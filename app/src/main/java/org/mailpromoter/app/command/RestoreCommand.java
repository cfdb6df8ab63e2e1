package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.documents.UpkeepDocuments;
import org.mailpromoter.installation.change.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replaces the database with a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Replace the database with the backup FILE, which is checked first. The old database is"
            + " kept in the same folder. Refused while the service or another command uses the"
            + " database. Numbers that others may already know are skipped: no event, activity"
            + " or tracking token is issued twice.")
final class RestoreCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "A file written by 'backup'.")
  private Path file = Path.of("");

  @Inject
  RestoreCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Restored restored = Backups.restore(Person.requester(), context.parts(), file);
    Screen screen = context.screen();
    screen.document(UpkeepDocuments.restored(file, restored));
    screen.say("Restored from " + file + ".");
    restored
        .former()
        .ifPresent(place -> screen.say("The replaced database is kept in " + place + "."));
    screen.say(
        "New activities begin at "
            + (restored.activities() + 1)
            + "; "
            + restored.tokens()
            + " tracking tokens of each sender are skipped. The next sync reads mail again that"
            + " arrived after the backup and is still in the mailboxes.");
    return ExitCode.OK;
  }
}
