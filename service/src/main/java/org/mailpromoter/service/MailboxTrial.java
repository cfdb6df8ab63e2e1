package org.mailpromoter.service;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.deployment.MailboxDeployment;

/** How logging in to a mailbox and looking for its folders went. Reads no mail. Immutable. */
public final class MailboxTrial {
  private static final System.Logger LOG = System.getLogger(MailboxTrial.class.getName());

  private final MailboxDeployment mailbox;
  private final Duration elapsed;
  private final List<Folder> folders;
  private final @Nullable Faulted failure;
  private final @Nullable Faulted remark;
  private final @Nullable Faulted unsendable;

  private MailboxTrial(
      MailboxDeployment mailbox,
      Duration elapsed,
      List<Folder> folders,
      @Nullable Faulted failure,
      @Nullable Faulted remark,
      @Nullable Faulted unsendable) {
    this.mailbox = mailbox;
    this.elapsed = elapsed;
    this.folders = List.copyOf(folders);
    this.failure = failure;
    this.remark = remark;
    this.unsendable = unsendable;
  }

  /** Tries a mailbox now. */
  static MailboxTrial of(MailboxDeployment mailbox, MailboxSource source, InstantSource clock) {
    Instant start = clock.instant();
    LOG.log(Level.DEBUG, "connects to the mailbox {0} by {1}", mailbox.id(), mailbox.connector());
    try (MailboxSession session = source.open()) {
      LOG.log(Level.DEBUG, "logged in to {0}; asks for its folders", mailbox.id());
      List<Folder> folders = session.folders();
      Faulted remark = keywords(session, mailbox, folders).orElse(null);
      Duration elapsed = Duration.between(start, clock.instant());
      return new MailboxTrial(mailbox, elapsed, folders, null, remark, null);
    } catch (MailAccessException e) {
      Duration elapsed = Duration.between(start, clock.instant());
      return new MailboxTrial(mailbox, elapsed, List.of(), e, null, null);
    }
  }

  /** The same with the result of a look whether it can send. */
  MailboxTrial with(Optional<Faulted> sending) {
    return new MailboxTrial(mailbox, elapsed, folders, failure, remark, sending.orElse(null));
  }

  /**
   * Whether the mailbox can be searched for marks; one that cannot is fine in all else. Tried in
   * the first folder that is read.
   */
  private static Optional<Faulted> keywords(
      MailboxSession session, MailboxDeployment mailbox, List<Folder> folders)
      throws MailAccessException {
    Set<FolderId> known = folders.stream().map(Folder::id).collect(Collectors.toSet());
    Optional<FolderId> first =
        mailbox.folders().stream().map(FolderTask::folder).filter(known::contains).findFirst();
    try {
      if (first.isPresent()) {
        session.marked(
            first.get(),
            Set.copyOf(OrganizationSettings.DEFAULT.words(OrganizationValue.TRACKED_KEYWORDS)));
      }
      return Optional.empty();
    } catch (MailAccessException e) {
      if (e.code() != MailboxError.KEYWORDS_NOT_SEARCHED) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  /** The mailbox. */
  public MailboxDeployment mailbox() {
    return mailbox;
  }

  /** How long it took. */
  public Duration elapsed() {
    return elapsed;
  }

  /** The folders that the mailbox has; none after a failure. */
  public List<Folder> folders() {
    return folders;
  }

  /** Why the mailbox cannot be read. */
  public Optional<Faulted> failure() {
    return Optional.ofNullable(failure);
  }

  /** Problems, although the mailbox can be read. */
  public Optional<Faulted> remark() {
    return Optional.ofNullable(remark);
  }

  /** Why it cannot send, although it should. */
  public Optional<Faulted> unsendable() {
    return Optional.ofNullable(unsendable);
  }

  /** Folders that the configuration names and the mailbox has not; none after a failure. */
  public List<FolderId> missing() {
    if (failure != null) {
      return List.of();
    }
    return Stream.concat(
            mailbox.folders().stream().map(FolderTask::folder),
            mailbox.marking().undeliverableFolder().stream())
        .filter(id -> folders.stream().noneMatch(each -> each.id().equals(id)))
        .toList();
  }

  /** Whether the mailbox can be read as configured. */
  public boolean isReadable() {
    return failure == null && missing().isEmpty();
  }

  /** Whether the mailbox can be read and sends as configured. */
  public boolean isFine() {
    return isReadable() && unsendable == null;
  }
}
