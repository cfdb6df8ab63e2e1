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

/** Replaces the database by a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Replace the database by the backup FILE, which is checked first. The replaced database is"
            + " kept beside it. Refused while the service or another command works with the"
            + " database. Numbers that may be known to others are skipped: no event, no activity and"
            + " no tracking token is given out twice.")
final class RestoreCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(paramLabel = "FILE", description = "What 'backup' has written.")
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
            + " tracking tokens of each sender are skipped. The next sync reads again what came"
            + " after the backup and is still in the mailboxes.");
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
