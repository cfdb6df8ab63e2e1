package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.documents.UpkeepDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.StoredPerson;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Requester;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes personal data. */
abstract class PrivacyCommand implements Callable<Integer> {
  private final CommandContext context;
  private final LongWork work;

  private PrivacyCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  /** Returns the exit code. */
  abstract int run(OpenInstallation open, LongWork work, Screen screen) throws CommandFailure;

  Requester requester() {
    return context.requester();
  }

  @Override
  public Integer call() throws CommandFailure {
    return context.work(open -> run(open, work, context.screen()));
  }

  /** Runs retention now. */
  @Command(
      name = "forget-refused",
      mixinStandardHelpOptions = true,
      description =
          "Delete stored data of refused mail that is older than refused-retention-days and"
              + " retention-by-reason allow. Every synchronization also does so at its end.")
  static final class ForgetRefused extends PrivacyCommand {
    @Inject
    ForgetRefused(CommandContext context, LongWork work) {
      super(context, work);
    }

    @Override
    int run(OpenInstallation open, LongWork work, Screen screen) {
      Erasures.Forgotten forgotten =
          work.run("decisions", task -> new Erasures(open).forgetRefused(requester(), task));
      screen.document(UpkeepDocuments.forgotten(forgotten));
      screen.say(
          "Stored data was deleted of "
              + Words.some(forgotten.decisions(), "decision")
              + ": sender, subject, facts and trace.");
      if (forgotten.isCancelled()) {
        screen.say("Cancelled. The next synchronization deletes the rest.");
      }
      return forgotten.isCancelled() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }
  }

  /** Deletes one person. */
  @Command(
      name = "erase-person",
      mixinStandardHelpOptions = true,
      description =
          "Delete a person from the whole database: the address in headers, texts and records,"
              + " everything the person wrote, and the evidence of every decision that names the"
              + " address. This cannot be undone.")
  static final class ErasePerson extends PrivacyCommand {
    @Parameters(paramLabel = "ADDRESS", description = "The person's e-mail address.")
    private String address = "";

    @Option(names = "--yes", description = "Confirm the deletion.")
    private boolean yes;

    @Option(
        names = "--preview",
        description = "Count where the address occurs, and delete nothing.")
    private boolean preview;

    @Inject
    ErasePerson(CommandContext context, LongWork work) {
      super(context, work);
    }

    @Override
    int run(OpenInstallation open, LongWork work, Screen screen) throws CommandFailure {
      EmailAddress parsed = Arguments.address(address);
      if (preview) {
        return preview(open, parsed, work, screen);
      }
      if (!yes) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Erasing " + parsed + " cannot be undone. Nothing was changed. Add --yes to confirm.");
      }
      Privacy.Erased erased =
          work.run("messages", task -> new Erasures(open).erase(requester(), parsed, task));
      screen.document(UpkeepDocuments.erased(erased));
      if (erased.isNothing()) {
        throw new CommandFailure(
            ExitCode.NOT_FOUND,
            "The address "
                + parsed
                + " does not occur in the database; nothing was erased. Check its spelling"
                + " against the mail: 'mailpromoter records --find PART' and 'mailpromoter"
                + " errors --all' show"
                + " addresses.");
      }
      say(erased, screen);
      return ExitCode.OK;
    }

    private static int preview(
        OpenInstallation open, EmailAddress address, LongWork work, Screen screen) {
      Privacy.Found found =
          work.run("messages", task -> new StoredPerson(open).find(address, task).found());
      screen.document(UpkeepDocuments.found(found));
      screen.say(
          "Erasing "
              + address
              + " would change "
              + found.decisions()
              + " decisions, "
              + found.activities()
              + " activities, "
              + found.records()
              + " records and "
              + found.others()
              + " alerts, settings, accounts and other entries.");
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
              + " alerts, settings, accounts and other entries the address.");
      screen.say(
          erased.remaining() == 0
              ? "The address no longer occurs in the database."
              : "The address still occurs "
                  + erased.remaining()
                  + " times in past settings, because it is in the configuration file.");
      screen.say(
          "Not erased: backups, log files, the configuration file, the mailboxes, and data that"
              + " sinks already received; sinks are notified of the changes.");
    }
  }
}
