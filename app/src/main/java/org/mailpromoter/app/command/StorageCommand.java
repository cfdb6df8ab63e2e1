package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.documents.UpkeepDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.StorageChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Maintains the database. */
@Command(
    name = "storage",
    mixinStandardHelpOptions = true,
    description = "Maintain the database.",
    subcommands = StorageCommand.Check.class)
final class StorageCommand {
  /** Checks for damage. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Check the database for damage: file structure, dangling references, changed contents,"
              + " unreadable values. Changes nothing; the service may keep running. Exits with 4"
              + " if there is damage.")
  static final class Check implements Callable<Integer> {
    private final CommandContext context;
    private final LongWork work;

    @Option(
        names = "--quick",
        description = "Check the structure only, as the service does once a day.")
    private boolean quick;

    @Inject
    Check(CommandContext context, LongWork work) {
      this.context = context;
      this.work = work;
    }

    @Override
    public Integer call() {
      try (OpenInstallation open = context.open()) {
        Extent extent = quick ? Extent.QUICK : Extent.FULL;
        StorageChecks.Answer answer =
            work.run("decisions", task -> StorageChecks.check(open, extent, task));
        print(answer);
        return answer.damage().isEmpty() ? ExitCode.OK : ExitCode.STORAGE;
      }
    }

    private void print(StorageChecks.Answer answer) {
      String place = answer.place();
      List<String> found = answer.damage();
      Screen screen = context.screen();
      screen.document(UpkeepDocuments.checked(answer));
      if (found.isEmpty()) {
        screen.say("The database " + place + " is intact.");
        return;
      }
      screen.say("The database " + place + " is damaged:");
      found.forEach(each -> screen.sayIndented("  ", each));
      screen.complain("What to do: " + Remedies.of(StoreError.DAMAGED));
    }
  }
}
