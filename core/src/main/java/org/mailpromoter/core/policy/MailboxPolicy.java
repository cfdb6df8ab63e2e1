package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * The configuration of one mailbox that affects decisions. Immutable.
 *
 * @since 0.1
 */
public final class MailboxPolicy {
  private final @Nullable RecordId owner;
  private final boolean incomingEnabled;
  private final @Nullable Instant processFrom;
  private final boolean approved;
  private final Map<FolderId, Optional<RecordId>> trackedFolders;
  private final @Nullable RecordId responsible;

  /** Folder mappings of one mailbox (F-1). */
  public static final int MOST_TRACKED_FOLDERS = 25;

  private MailboxPolicy(
      @Nullable RecordId owner,
      boolean incomingEnabled,
      @Nullable Instant processFrom,
      boolean approved,
      Map<FolderId, Optional<RecordId>> trackedFolders,
      @Nullable RecordId responsible) {
    this.owner = owner;
    this.responsible = responsible;
    this.trackedFolders = trackedFolders;
    this.approved = approved;
    this.incomingEnabled = incomingEnabled;
    this.processFrom = processFrom;
  }

  /**
   * A mailbox.
   *
   * @param owner the user or queue it belongs to, empty for a mailbox without an owner
   * @param incomingEnabled whether its mail is processed at all
   * @param processFrom mail received before this is not processed (S-10), empty for no limit
   */
  public static MailboxPolicy of(
      Optional<RecordId> owner, boolean incomingEnabled, Optional<Instant> processFrom) {
    return new MailboxPolicy(
        owner.orElse(null), incomingEnabled, processFrom.orElse(null), true, Map.of(), null);
  }

  /** An enabled mailbox of an owner, without a date limit. */
  public static MailboxPolicy ownedBy(RecordId owner) {
    return new MailboxPolicy(
        Objects.requireNonNull(owner, "owner"), true, null, true, Map.of(), null);
  }

  /** The same mailbox, approved or not. */
  public MailboxPolicy approved(boolean isApproved) {
    return new MailboxPolicy(
        owner, incomingEnabled, processFrom, isApproved, trackedFolders, responsible);
  }

  /** The same mailbox, its mail processed or not. */
  public MailboxPolicy enabled(boolean isEnabled) {
    return new MailboxPolicy(owner, isEnabled, processFrom, approved, trackedFolders, responsible);
  }

  /** The same mailbox with another date from which its mail is processed. */
  public MailboxPolicy processFrom(Instant start) {
    return new MailboxPolicy(
        owner,
        incomingEnabled,
        Objects.requireNonNull(start, "start"),
        approved,
        trackedFolders,
        responsible);
  }

  /**
   * The same mailbox with folders in which everything is promoted (semantics 5.1).
   *
   * @param folders each with the record that its mail is about, empty for none
   * @throws IllegalArgumentException if there are more than 25
   */
  public MailboxPolicy tracking(Map<FolderId, Optional<RecordId>> folders) {
    if (folders.size() > MOST_TRACKED_FOLDERS) {
      throw new IllegalArgumentException(
          "a mailbox has at most "
              + MOST_TRACKED_FOLDERS
              + " tracked folders, not "
              + folders.size());
    }
    return new MailboxPolicy(
        owner, incomingEnabled, processFrom, approved, Map.copyOf(folders), responsible);
  }

  /**
   * The same mailbox of a queue, with the user to whom the queue belongs.
   *
   * @param user owns mail that reaches the mailbox without naming an owner as recipient (P-32)
   */
  public MailboxPolicy answeredBy(RecordId user) {
    return new MailboxPolicy(
        owner,
        incomingEnabled,
        processFrom,
        approved,
        trackedFolders,
        Objects.requireNonNull(user, "user"));
  }

  /** The user to whom the queue belongs whose mailbox it is. */
  Optional<RecordId> answeredBy() {
    return Optional.ofNullable(responsible);
  }

  /**
   * The user who owns mail that reaches the mailbox without naming an owner as recipient, by Bcc or
   * through a list: the user whose mailbox it is, or to whom its queue belongs (P-32, P-33).
   */
  public Optional<RecordId> responsible() {
    return responsible != null
        ? Optional.of(responsible)
        : owner().filter(each -> each.kind() == RecordKind.USER);
  }

  /** Whether everything in a folder is promoted. */
  public boolean tracks(FolderId folder) {
    return trackedFolders.containsKey(folder);
  }

  /** The folders in which everything is promoted, ordered by name. */
  public List<FolderId> trackedFolders() {
    return trackedFolders.keySet().stream().sorted(Comparator.comparing(FolderId::value)).toList();
  }

  /** The record that the mail of a tracked folder is about. */
  public Optional<RecordId> regardingOf(FolderId folder) {
    return trackedFolders.getOrDefault(folder, Optional.empty());
  }

  /** Whether the mailbox is approved. */
  public boolean approved() {
    return approved;
  }

  /** The user or queue it belongs to. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** Whether its mail is processed at all. */
  public boolean incomingEnabled() {
    return incomingEnabled;
  }

  /** Mail received before this is not processed. */
  public Optional<Instant> processFrom() {
    return Optional.ofNullable(processFrom);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MailboxPolicy m
        && incomingEnabled == m.incomingEnabled
        && approved == m.approved
        && trackedFolders.equals(m.trackedFolders)
        && Objects.equals(owner, m.owner)
        && Objects.equals(responsible, m.responsible)
        && Objects.equals(processFrom, m.processFrom);
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, incomingEnabled, approved, processFrom, trackedFolders, responsible);
  }

  @Override
  public String toString() {
    return "MailboxPolicy["
        + owner
        + ", answered by "
        + responsible
        + ", incoming "
        + incomingEnabled
        + ", from "
        + processFrom
        + ", approved "
        + approved
        + ", tracked folders "
        + trackedFolders().stream().map(folder -> folder + "=" + regardingOf(folder)).toList()
        + "]";
  }
}
