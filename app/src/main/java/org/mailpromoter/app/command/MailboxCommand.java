package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.installation.InstalledDirectory;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.core.message.EmailAddress;
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
    List<DirectoryAnswer> answers = new ArrayList<>();
    try (Storage storage = parts.storage()) {
      Healths healths = new Healths(parts, storage, parts.policy(storage).organization());
      sound.forEach(healths::succeeded);
      for (InstalledDirectory each : parts.directories(storage)) {
        answers.add(DirectoryAnswer.of(each, addresses(parts)));
        each.directory().close();
      }
    }
    fine &= answers.stream().allMatch(each -> each.failure().isEmpty());
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
    List<MailboxDeployment> all = installation.get().deployment().mailboxes();
    MailboxDeployment mailbox =
        all.stream()
            .filter(each -> each.id().value().equals(name))
            .findFirst()
            .orElseThrow(() -> Missing.mailbox(name, all));
    Optional<SignIn> signIn = mailbox.source().signIn();
    try {
      if (signIn.isPresent()) {
        signIn.get().run(MailboxCommand::prompt);
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

  /** What a person must do is told where it is seen, whatever becomes of the output. */
  private static void prompt(String sentence) {
    System.err.println(Printable.of(sentence, true));
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

  private static boolean test(Installation parts, MailboxDeployment mailbox, Table table) {
    Instant start = parts.clock().instant();
    try (MailboxSession session = mailbox.source().open()) {
      List<Folder> folders = session.folders();
      KeywordTrial.run(session, mailbox, folders);
      long elapsed = Duration.between(start, parts.clock().instant()).toMillis();
      String listed = folders.stream().map(Folder::name).collect(Collectors.joining(", "));
      List<FolderId> missing =
          mailbox.folders().stream()
              .map(FolderTask::folder)
              .filter(id -> folders.stream().noneMatch(each -> each.id().equals(id)))
              .toList();
      table.row(
          mailbox.id(),
          missing.isEmpty() ? "fine" : "no folder " + missing.get(0),
          elapsed,
          listed);
      return missing.isEmpty();
    } catch (MailAccessException e) {
      long elapsed = Duration.between(start, parts.clock().instant()).toMillis();
      table.row(mailbox.id(), e.code().id(), elapsed, "");
      Complaint.say(e);
      return false;
    }
  }
}
