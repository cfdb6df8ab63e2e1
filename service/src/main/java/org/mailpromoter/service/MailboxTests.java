package org.mailpromoter.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.ask.KnownRecords;
import org.mailpromoter.installation.change.Audited;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Operation;

/** Tries mailboxes and directories, or logs in to a mailbox, and enables what works again. */
public final class MailboxTests {
  private final Installation parts;

  /**
   * A tracked folder whose mail is to be linked to a record that does not exist.
   *
   * @param mailbox its mailbox
   * @param folder the folder
   * @param unknown the record, with the existing ones
   */
  public record UnknownRecord(MailboxId mailbox, FolderId folder, NotFoundException unknown) {}

  /**
   * The result.
   *
   * @param mailboxes each mailbox
   * @param unknownRecords the problems of their tracked folders
   * @param directories the answer of each directory about the configured users and queues
   * @param isKept whether what was found is stored; not in a database that can only be read
   */
  public record Outcome(
      List<MailboxTrial> mailboxes,
      List<UnknownRecord> unknownRecords,
      List<DirectoryAnswer> directories,
      boolean isKept) {
    /** Copies the lists. */
    public Outcome {
      mailboxes = List.copyOf(mailboxes);
      unknownRecords = List.copyOf(unknownRecords);
      directories = List.copyOf(directories);
    }

    /** Whether everything matches the configuration and answers. */
    public boolean isFine() {
      return mailboxes.stream().allMatch(MailboxTrial::isFine)
          && unknownRecords.isEmpty()
          && directories.stream().allMatch(each -> each.failure().isEmpty());
    }
  }

  /** The mailboxes of an installation. */
  public MailboxTests(Installation parts) {
    this.parts = Objects.requireNonNull(parts, "parts");
  }

  /**
   * Tests mailboxes and all directories; also before there is a storage. A working mailbox is
   * enabled again, unless a directory does not answer: then it is not read in any case. Where the
   * storage can only be read, nothing is enabled or written down.
   */
  public Outcome test(Requester by, List<MailboxDeployment> mailboxes) {
    if (!parts.isStored()) {
      return new Outcome(
          trials(mailboxes),
          unknownRecords(new KnownRecords(parts), mailboxes),
          DirectoryAnswer.of(parts.directories(), addresses()),
          true);
    }
    try (OpenInstallation open = parts.open()) {
      if (open.storage().isReadOnly()) {
        return outcome(open, mailboxes, false);
      }
      return entry(open, by, Operation.TEST_MAILBOX, mailboxes).run(entry -> test(open, mailboxes));
    }
  }

  private List<MailboxTrial> trials(List<MailboxDeployment> mailboxes) {
    return mailboxes.stream()
        .map(
            each ->
                MailboxTrial.of(each, parts.source(each), parts.clock())
                    .with(new SenderTrial(parts).failure(each)))
        .toList();
  }

  private static Audited entry(
      OpenInstallation open, Requester by, Operation operation, List<MailboxDeployment> mailboxes) {
    return Audited.of(open, by, operation, MailboxNames.of(mailboxes))
        .concerning(MailboxNames.owner(mailboxes));
  }

  private Outcome test(OpenInstallation open, List<MailboxDeployment> mailboxes) {
    Outcome outcome = outcome(open, mailboxes, true);
    if (outcome.directories().stream().allMatch(each -> each.failure().isEmpty())) {
      enable(open, fine(outcome.mailboxes()));
    }
    return outcome;
  }

  private Outcome outcome(OpenInstallation open, List<MailboxDeployment> mailboxes, boolean kept) {
    List<MailboxTrial> trials = trials(mailboxes);
    List<DirectoryAnswer> answers = DirectoryAnswer.of(open, addresses());
    return new Outcome(trials, unknownRecords(new KnownRecords(open), mailboxes), answers, kept);
  }

  private static List<MailboxId> fine(List<MailboxTrial> trials) {
    return trials.stream().filter(MailboxTrial::isReadable).map(each -> each.mailbox().id()).toList();
  }

  /** Only a test reveals that a tracked folder names a record that does not exist. */
  private static List<UnknownRecord> unknownRecords(
      KnownRecords records, List<MailboxDeployment> mailboxes) {
    List<UnknownRecord> unknown = new ArrayList<>();
    for (MailboxDeployment mailbox : mailboxes) {
      for (FolderId folder : mailbox.policy().trackedFolders()) {
        Optional<RecordId> record = mailbox.policy().regardingOf(folder);
        record
            .filter(id -> records.standing(id) == KnownRecords.Standing.UNKNOWN)
            .map(id -> new UnknownRecord(mailbox.id(), folder, records.unknown(id)))
            .ifPresent(unknown::add);
      }
    }
    return unknown;
  }

  /** Any question shows whether a directory answers; this one is about known people. */
  private Set<EmailAddress> addresses() {
    return parts.deployment().ownerRecords().stream()
        .flatMap(entry -> entry.addresses().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Lets a person log in to a mailbox, for servers that require it once.
   *
   * @param tell shows a sentence to the person, such as which page to open
   * @return whether the server requires it
   * @throws MailAccessException if it is declined, comes too late, or cannot be kept
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean login(Requester by, MailboxDeployment mailbox, Consumer<String> tell)
      throws MailAccessException, InterruptedException {
    Optional<SignIn> signIn = parts.source(mailbox).signIn();
    if (signIn.isPresent() && !parts.isStored()) {
      signIn.get().run(tell);
    } else if (signIn.isPresent()) {
      try (OpenInstallation open = parts.open()) {
        entry(open, by, Operation.LOG_IN_TO_MAILBOX, List.of(mailbox))
            .to("logged in")
            .<Boolean, MailAccessException, InterruptedException, RuntimeException>run(
                entry -> {
                  signIn.get().run(tell);
                  enable(open, List.of(mailbox.id()));
                  return true;
                });
      }
    }
    return signIn.isPresent();
  }

  private void enable(OpenInstallation open, List<MailboxId> mailboxes) {
    MailboxHealths health = new MailboxHealths(open, open.policy().organization());
    mailboxes.forEach(health::succeeded);
  }
}
