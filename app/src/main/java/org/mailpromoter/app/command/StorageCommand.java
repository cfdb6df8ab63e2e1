package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.StorageChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks after the database. */
@Command(
    name = "storage",
    mixinStandardHelpOptions = true,
    description = "Look after the database.",
    subcommands = StorageCommand.Check.class)
final class StorageCommand {
  /** Looks for damage. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Look for damage in the database: the structure of the file, rows that refer to nothing,"
              + " contents that changed, values that cannot be read. It changes nothing and works"
              + " beside the service. Ends with 4 when there is damage.")
  static final class Check implements Callable<Integer> {
    private final GlobalOptions options;
    private final Provider<Installation> installation;

    @Option(
        names = "--quick",
        description = "Look at the structure only, as the service does once a day.")
    private boolean quick;

    @Inject
    Check(GlobalOptions options, Provider<Installation> installation) {
      this.options = options;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (OpenInstallation open = installation.get().open()) {
        StorageChecks.Answer answer = StorageChecks.check(open, quick ? Extent.QUICK : Extent.FULL);
        print(answer.place(), answer.damage());
        return answer.damage().isEmpty() ? ExitCode.OK : ExitCode.STORAGE;
      }
    }

    private void print(String place, List<String> found) {
      Screen screen = options.screen();
      screen.document(
          Fields.of("database", place, "sound", found.isEmpty(), "damage", List.copyOf(found)));
      if (found.isEmpty()) {
        screen.say("The database " + place + " is sound.");
        return;
      }
      screen.say("The database " + place + " is damaged:");
      found.forEach(each -> screen.sayIndented("  ", each));
      System.err.println("What to do: " + StoreError.DAMAGED.meaning().remedy());
    }
  }
}
