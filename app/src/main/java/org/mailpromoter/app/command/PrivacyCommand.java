package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Erasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes what is known of people. */
abstract class PrivacyCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  private PrivacyCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  /** Returns the exit code. */
  abstract int run(OpenInstallation open, Screen screen) throws CommandFailure;

  @Override
  public Integer call() throws CommandFailure {
    try (OpenInstallation open = installation.get().openForWork()) {
      return run(open, options.screen());
    }
  }

  /** Runs retention now. */
  @Command(
      name = "forget-refused",
      mixinStandardHelpOptions = true,
      description =
          "Delete now what was seen of mail that is no activity and is older than"
              + " refused-retention-days and retention-by-reason say. Every synchronization does so"
              + " at its end, too.")
  static final class ForgetRefused extends PrivacyCommand {
    @Inject
    ForgetRefused(GlobalOptions options, Provider<Installation> installation) {
      super(options, installation);
    }

    @Override
    int run(OpenInstallation open, Screen screen) {
      long forgotten = new Erasures(open).forgetRefused(Person.ofSystem());
      screen.document(Fields.of("forgotten", forgotten));
      screen.say(
          "What was seen was deleted of "
              + Words.some(forgotten, "decision")
              + ": sender, subject, facts and trace.");
      return ExitCode.OK;
    }
  }

  /** Deletes one person. */
  @Command(
      name = "erase-person",
      mixinStandardHelpOptions = true,
      description =
          "Delete a person everywhere in the database: the address in headers, texts and records, all"
              + " that the person wrote, and the evidence of every decision that names the address."
              + " It cannot be undone.")
  static final class ErasePerson extends PrivacyCommand {
    @Parameters(paramLabel = "ADDRESS", description = "The person's e-mail address.")
    private String address = "";

    @Option(names = "--yes", description = "Really do it.")
    private boolean yes;

    @Inject
    ErasePerson(GlobalOptions options, Provider<Installation> installation) {
      super(options, installation);
    }

    @Override
    int run(OpenInstallation open, Screen screen) throws CommandFailure {
      EmailAddress parsed = Arguments.address(address);
      if (!yes) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Erasing " + parsed + " cannot be undone. Add --yes to do it. Nothing was changed.");
      }
      Privacy.Erased erased = new Erasures(open).erase(Person.ofSystem(), parsed);
      screen.document(
          Fields.of(
              "decisions", erased.decisions(),
              "activities", erased.activities(),
              "records", erased.records(),
              "others", erased.others(),
              "remaining", erased.remaining()));
      if (erased.isNothing()) {
        throw new CommandFailure(
            ExitCode.NOT_FOUND,
            "The address "
                + parsed
                + " stands nowhere in the database: nothing was erased. Is it spelled as it stands in"
                + " the mail? 'mailpromoter records --find PART' and 'mailpromoter errors --all' show"
                + " addresses.");
      }
      say(erased, screen);
      return ExitCode.OK;
    }

    private static void say(Privacy.Erased erased, Screen screen) {
      screen.say(
          erased.decisions()
              + " decisions lost their evidence, "
              + erased.activities()
              + " activities, "
              + erased.records()
              + " records and "
              + erased.others()
              + " alerts, settings and counters the address.");
      screen.say(
          erased.remaining() == 0
              ? "The address stands nowhere in the database any more."
              : "The address still stands "
                  + erased.remaining()
                  + " times in the settings of the past; it is in the configuration file, too.");
      screen.say(
          "Not reached from here: backups, log files, the configuration file, the mailboxes"
              + " themselves, and what sinks were told; they are told of what changed.");
    }
  }
}
