package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.installation.InstalledDirectory;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.FolderTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands about single mailboxes. */
@Command(
    name = "mailbox",
    mixinStandardHelpOptions = true,
    description = "Test mailboxes, or log in to them as a person.",
    synopsisSubcommandLabel = "COMMAND")
final class MailboxCommand {
  private static final System.Logger LOG = System.getLogger(MailboxCommand.class.getName());

  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  MailboxCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description =
          "Connect, log in and check the configured folders of a mailbox, or of all, and ask the"
              + " record directories. Reads no mail.")
  Integer test(
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The mailbox.")
          @Nullable String name)
      throws CommandFailure {
    Installation parts = installation.get();
    List<MailboxDeployment> all = parts.deployment().mailboxes();
    List<MailboxDeployment> chosen =
        all.stream().filter(m -> name == null || m.id().value().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw Missing.mailbox(name == null ? "" : name, all);
    }
    Table table = new Table("mailbox", "result", "milliseconds", "folders");
    List<MailboxId> sound = new ArrayList<>();
    boolean fine = true;
    for (MailboxDeployment mailbox : chosen) {
      boolean works = test(parts, mailbox, table);
      if (works) {
        sound.add(mailbox.id());
      }
      fine &= works;
    }
    List<DirectoryAnswer> answers;
    try (Storage storage = parts.storage()) {
      fine &= regarding(parts, storage, chosen);
      answers = asked(parts, storage);
      boolean answered = answers.stream().allMatch(each -> each.failure().isEmpty());
      if (answered) {
        Healths healths = new Healths(parts, storage, parts.policy(storage).organization());
        sound.forEach(healths::succeeded);
      }
      fine &= answered;
    }
    print(table, answers);
    return fine ? ExitCode.OK : ExitCode.MAILBOX;
  }

  @Command(
      name = "login",
      mixinStandardHelpOptions = true,
      description =
          "Log in to a mailbox as a person, where its server wants that once: shows which page to"
              + " open and what to enter there, and waits.")
  Integer login(@Parameters(paramLabel = "NAME", description = "The mailbox.") String name)
      throws CommandFailure, InterruptedException {
    Installation parts = installation.get();
    List<MailboxDeployment> all = parts.deployment().mailboxes();
    MailboxDeployment mailbox =
        all.stream()
            .filter(each -> each.id().value().equals(name))
            .findFirst()
            .orElseThrow(() -> Missing.mailbox(name, all));
    Optional<SignIn> signIn = mailbox.source().signIn();
    try {
      if (signIn.isPresent()) {
        signIn.get().run(MailboxCommand::prompt);
        enable(parts, mailbox.id());
      }
    } catch (MailAccessException e) {
      Complaint.say(e);
      return ExitCode.MAILBOX;
    }
    String result = signIn.isPresent() ? "logged in" : "needs nobody to log in";
    options.screen().document(Fields.of("mailbox", name, "result", result));
    options.screen().say("Mailbox " + name + ": " + result + ".");
    return ExitCode.OK;
  }

  /** A mailbox is not read while a directory does not answer, whatever its server says. */
  private static List<DirectoryAnswer> asked(Installation parts, Storage storage) {
    List<DirectoryAnswer> answers = new ArrayList<>();
    for (InstalledDirectory each : parts.directories(storage)) {
      answers.add(DirectoryAnswer.of(each, addresses(parts)));
      each.directory().close();
    }
    return answers;
  }

  /** Who has logged in wants the mailbox tried again. */
  private static void enable(Installation parts, MailboxId mailbox) {
    try (Storage storage = parts.storage()) {
      new Healths(parts, storage, parts.policy(storage).organization()).succeeded(mailbox);
    }
  }

  /** What a person must do is told where it is seen, whatever becomes of the output. */
  private static void prompt(String sentence) {
    ErrorScreen.say(sentence);
  }

  /** Whether the records exist that tracked folders name; nothing else would say so. */
  private static boolean regarding(
      Installation parts, Storage storage, List<MailboxDeployment> mailboxes) {
    KnownRecords records = new KnownRecords(parts, storage);
    boolean fine = true;
    for (MailboxDeployment mailbox : mailboxes) {
      for (FolderId folder : mailbox.policy().trackedFolders()) {
        Optional<RecordId> unknown =
            mailbox
                .policy()
                .regardingOf(folder)
                .filter(id -> records.standing(id) == KnownRecords.Standing.UNKNOWN);
        unknown.ifPresent(
            id ->
                prompt(
                    records.unknown(id)
                        + "\nWhat to do: correct the record of the folder "
                        + folder
                        + " under tracked-folders of the mailbox "
                        + mailbox.id()
                        + ", or add the record."));
        fine &= unknown.isEmpty();
      }
    }
    return fine;
  }

  /** Any question shows whether a directory answers; this one is about known people. */
  private static Set<EmailAddress> addresses(Installation parts) {
    return parts.deployment().ownerRecords().stream()
        .flatMap(entry -> entry.addresses().stream())
        .collect(Collectors.toSet());
  }

  private void print(Table mailboxes, List<DirectoryAnswer> answers) {
    Table directories = new Table("directory", "kind", "result");
    answers.forEach(
        each -> directories.row(each.directory().name(), each.directory().kind(), each.result()));
    options
        .screen()
        .document(
            Fields.of(
                "mailboxes",
                mailboxes.toObjects(),
                "directories",
                answers.stream().map(DirectoryAnswer::document).toList()));
    options.screen().table(mailboxes);
    options.screen().table(directories);
    answers.forEach(each -> each.remarks().forEach(Complaint::say));
  }

  /** Folders that the configuration names and the mailbox has not. */
  private static List<FolderId> missing(MailboxDeployment mailbox, List<Folder> folders) {
    return Stream.concat(
            mailbox.folders().stream().map(FolderTask::folder),
            mailbox.marking().undeliverableFolder().stream())
        .filter(id -> folders.stream().noneMatch(each -> each.id().equals(id)))
        .toList();
  }

  private static void complain(MailboxDeployment mailbox, FolderId missing, List<Folder> folders) {
    List<String> names = folders.stream().map(Folder::name).toList();
    boolean undeliverable =
        mailbox.marking().undeliverableFolder().filter(missing::equals).isPresent();
    prompt(
        "The mailbox "
            + mailbox.id()
            + " has no folder '"
            + missing
            + "'"
            + (undeliverable ? ", which undeliverable-folder names" : "")
            + Missing.instead(missing.value(), names)
            + "\nWhat to do: "
            + (undeliverable
                ? "create it in the mailbox, or correct the name in the configuration file."
                : "correct the name under folders of the mailbox."));
  }

  private static boolean test(Installation parts, MailboxDeployment mailbox, Table table) {
    Instant start = parts.clock().instant();
    LOG.log(Level.DEBUG, "connects to the mailbox {0} by {1}", mailbox.id(), mailbox.connector());
    try (MailboxSession session = mailbox.source().open()) {
      LOG.log(Level.DEBUG, "logged in to {0}; asks for its folders", mailbox.id());
      List<Folder> folders = session.folders();
      KeywordTrial.run(session, mailbox, folders);
      long elapsed = Duration.between(start, parts.clock().instant()).toMillis();
      List<FolderId> missing = missing(mailbox, folders);
      table.row(
          mailbox.id(),
          missing.isEmpty() ? "fine" : "no folder " + missing.get(0),
          elapsed,
          folders.stream().map(Folder::name).toList());
      missing.forEach(folder -> complain(mailbox, folder, folders));
      return missing.isEmpty();
    } catch (MailAccessException e) {
      long elapsed = Duration.between(start, parts.clock().instant()).toMillis();
      table.row(mailbox.id(), e.code().id(), elapsed, List.of());
      Complaint.say(e);
      return false;
    }
  }
}
