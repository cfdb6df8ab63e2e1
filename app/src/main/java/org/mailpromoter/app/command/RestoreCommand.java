package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.installation.Installation;
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
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(paramLabel = "FILE", description = "A file written by 'backup'.")
  private Path file = Path.of("");

  @Inject
  RestoreCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Restored restored = Backups.restore(Person.ofSystem(), installation.get(), file);
    Screen screen = options.screen();
    screen.document(document(restored));
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

  private Map<String, @Nullable Object> document(Restored restored) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("restored", file);
    document.put("former", restored.former().orElse(null));
    document.put("next_activity", restored.activities() + 1);
    document.put("tokens_skipped", restored.tokens());
    return document;
  }
}
