package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.installation.Installation;
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
    private final GlobalOptions options;
    private final Provider<Installation> installation;
    private final LongWork work;

    @Option(
        names = "--quick",
        description = "Check the structure only, as the service does once a day.")
    private boolean quick;

    @Inject
    Check(GlobalOptions options, Provider<Installation> installation, LongWork work) {
      this.options = options;
      this.installation = installation;
      this.work = work;
    }

    @Override
    public Integer call() {
      try (OpenInstallation open = installation.get().open()) {
        Extent extent = quick ? Extent.QUICK : Extent.FULL;
        StorageChecks.Answer answer =
            work.run("decisions", task -> StorageChecks.check(open, extent, task));
        print(answer.place(), answer.damage());
        return answer.damage().isEmpty() ? ExitCode.OK : ExitCode.STORAGE;
      }
    }

    private void print(String place, List<String> found) {
      Screen screen = options.screen();
      screen.document(
          Fields.of("database", place, "sound", found.isEmpty(), "damage", List.copyOf(found)));
      if (found.isEmpty()) {
        screen.say("The database " + place + " is intact.");
        return;
      }
      screen.say("The database " + place + " is damaged:");
      found.forEach(each -> screen.sayIndented("  ", each));
      System.err.println("What to do: " + Remedies.of(StoreError.DAMAGED));
    }
  }
}
