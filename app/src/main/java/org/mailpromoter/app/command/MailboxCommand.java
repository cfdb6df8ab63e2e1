package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.documents.MailboxDocuments;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.MailboxTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands about single mailboxes. */
@Command(
    name = "mailbox",
    mixinStandardHelpOptions = true,
    description = "Test mailboxes, or log in to them as a person.",
    synopsisSubcommandLabel = "COMMAND")
final class MailboxCommand {
  private final CommandContext context;

  @Inject
  MailboxCommand(CommandContext context) {
    this.context = context;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description =
          "Connect, log in and check the configured folders of one mailbox or of all, log in for"
              + " sending where a mailbox sends, and query the record directories. Reads and sends"
              + " no mail.")
  Integer test(
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The mailbox.")
          @Nullable String name)
      throws NotFoundException {
    Installation parts = context.parts();
    List<MailboxDeployment> chosen =
        name == null ? parts.deployment().mailboxes() : List.of(parts.mailbox(name));
    if (chosen.isEmpty()) {
      throw NotFoundException.of(NotFoundException.Kind.MAILBOX, "");
    }
    MailboxTests.Outcome outcome = new MailboxTests(parts).test(Person.requester(), chosen);
    outcome.mailboxes().forEach(this::complain);
    outcome.unknownRecords().forEach(this::complain);
    print(outcome);
    return outcome.isFine() ? ExitCode.OK : ExitCode.MAILBOX;
  }

  @Command(
      name = "login",
      mixinStandardHelpOptions = true,
      description =
          "Log in to a mailbox interactively, for servers that require it once: prints the page"
              + " to open and the code to enter, then waits.")
  Integer login(@Parameters(paramLabel = "NAME", description = "The mailbox.") String name)
      throws NotFoundException, InterruptedException {
    Installation parts = context.parts();
    MailboxDeployment mailbox = parts.mailbox(name);
    boolean loggedIn;
    try {
      loggedIn = new MailboxTests(parts).login(Person.requester(), mailbox, this::prompt);
    } catch (MailAccessException e) {
      Complaint.say(context.screen(), e);
      return ExitCode.MAILBOX;
    }
    String result = loggedIn ? "logged in" : "needs no interactive login";
    context.screen().document(MailboxDocuments.loggedIn(name, loggedIn));
    context.screen().say("Mailbox " + name + ": " + result + ".");
    return ExitCode.OK;
  }

  /** Prints what the person must do on standard error, even if the output goes to a file. */
  private void prompt(String sentence) {
    context.screen().complain(sentence);
  }

  private void complain(Faulted fault) {
    Complaint.say(context.screen(), fault);
  }

  private void complain(MailboxTests.UnknownRecord unknown) {
    prompt(
        NotFoundSentence.of(unknown.unknown())
            + "\nWhat to do: correct the record of the folder "
            + unknown.folder()
            + " under tracked-folders of the mailbox "
            + unknown.mailbox()
            + ", or add the record.");
  }

  private void complain(MailboxTrial trial) {
    trial.remark().ifPresent(this::complain);
    trial.failure().ifPresent(this::complain);
    trial.unsendable().ifPresent(this::complain);
    trial.missing().forEach(folder -> complain(trial, folder));
  }

  private void complain(MailboxTrial trial, FolderId missing) {
    MailboxDeployment mailbox = trial.mailbox();
    List<String> names = trial.folders().stream().map(Folder::name).toList();
    boolean undeliverable =
        mailbox.marking().undeliverableFolder().filter(missing::equals).isPresent();
    prompt(
        "The mailbox "
            + mailbox.id()
            + " has no folder '"
            + missing
            + "'"
            + (undeliverable ? ", which undeliverable-folder names" : "")
            + EnglishMissing.instead(missing.value(), names)
            + "\nWhat to do: "
            + (undeliverable
                ? "create it in the mailbox, or correct the name in the configuration file."
                : "correct the name under folders of the mailbox."));
  }

  private void print(MailboxTests.Outcome outcome) {
    Table mailboxes = new Table("mailbox", "result", "milliseconds", "folders");
    for (MailboxTrial each : outcome.mailboxes()) {
      mailboxes.row(
          each.mailbox().id(),
          result(each),
          each.elapsed().toMillis(),
          each.folders().stream().map(Folder::name).toList());
    }
    Table directories = new Table("directory", "kind", "result");
    List<DirectoryAnswer> answers = outcome.directories();
    answers.forEach(
        each -> directories.row(each.directory(), each.kind(), DirectoryWords.result(each)));
    context.screen().document(MailboxDocuments.tested(outcome));
    context.screen().table(mailboxes);
    context.screen().table(directories);
    answers.forEach(each -> DirectoryWords.remarks(each).forEach(this::complain));
    if (!outcome.isKept()) {
      context
          .screen()
          .say(
              "The database can only be read here: the result is not stored, and no disabled mailbox"
                  + " is enabled again.");
    }
  }

  private static String result(MailboxTrial trial) {
    return trial
        .failure()
        .map(fault -> fault.code().id())
        .orElseGet(
            () ->
                trial.missing().stream()
                    .findFirst()
                    .map(id -> "no folder " + id)
                    .or(() -> trial.unsendable().map(fault -> fault.code().id()))
                    .orElse("fine"));
  }
}
