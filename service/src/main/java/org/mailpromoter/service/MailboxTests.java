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

/** Tries mailboxes and directories, or logs in to a mailbox, and enables what works again. */
public final class MailboxTests {
  private final Installation parts;

  /**
   * A tracked folder whose mail is to be linked to a record that does not exist.
   *
   * @param mailbox its mailbox
   * @param folder the folder
   * @param unknown the record, with those that exist
   */
  public record UnknownRecord(MailboxId mailbox, FolderId folder, NotFoundException unknown) {}

  /**
   * How it went.
   *
   * @param mailboxes each mailbox
   * @param unknownRecords what is wrong with their tracked folders
   * @param directories what each directory answers about the configured users and queues
   */
  public record Outcome(
      List<MailboxTrial> mailboxes,
      List<UnknownRecord> unknownRecords,
      List<DirectoryAnswer> directories) {
    /** Copies the lists. */
    public Outcome {
      mailboxes = List.copyOf(mailboxes);
      unknownRecords = List.copyOf(unknownRecords);
      directories = List.copyOf(directories);
    }

    /** Whether all is as it is configured, and everything answers. */
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
   * Tries mailboxes and every directory. A mailbox that works is enabled again, unless a directory
   * does not answer: it is not read then, whatever its server says.
   */
  public Outcome test(List<MailboxDeployment> mailboxes) {
    List<MailboxTrial> trials =
        mailboxes.stream()
            .map(each -> MailboxTrial.of(each, parts.source(each), parts.clock()))
            .toList();
    try (OpenInstallation open = parts.open()) {
      List<DirectoryAnswer> answers = DirectoryAnswer.of(open, addresses());
      if (answers.stream().allMatch(each -> each.failure().isEmpty())) {
        enable(open, fine(trials));
      }
      return new Outcome(trials, unknownRecords(open, mailboxes), answers);
    }
  }

  private static List<MailboxId> fine(List<MailboxTrial> trials) {
    return trials.stream().filter(MailboxTrial::isFine).map(each -> each.mailbox().id()).toList();
  }

  /** Nothing but a test would say that a record does not exist that a tracked folder names. */
  private static List<UnknownRecord> unknownRecords(
      OpenInstallation open, List<MailboxDeployment> mailboxes) {
    KnownRecords records = new KnownRecords(open);
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
   * Has a person log in to a mailbox, where its server wants that once.
   *
   * @param tell shows a sentence to the person, such as which page to open
   * @return whether the server wants that at all
   * @throws MailAccessException if it is declined, comes too late, or cannot be kept
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean login(MailboxDeployment mailbox, Consumer<String> tell)
      throws MailAccessException, InterruptedException {
    Optional<SignIn> signIn = parts.source(mailbox).signIn();
    if (signIn.isPresent()) {
      signIn.get().run(tell);
      try (OpenInstallation open = parts.open()) {
        enable(open, List.of(mailbox.id()));
      }
    }
    return signIn.isPresent();
  }

  private void enable(OpenInstallation open, List<MailboxId> mailboxes) {
    MailboxHealths health = new MailboxHealths(open, open.policy().organization());
    mailboxes.forEach(health::succeeded);
  }
}
