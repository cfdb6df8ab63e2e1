package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.party.RecordId;

/** What is configured for one mailbox, as far as decisions care. Immutable. */
public final class MailboxPolicy {
  private final @Nullable RecordId owner;
  private final boolean incomingEnabled;
  private final @Nullable Instant processFrom;

  private MailboxPolicy(
      @Nullable RecordId owner, boolean incomingEnabled, @Nullable Instant processFrom) {
    this.owner = owner;
    this.incomingEnabled = incomingEnabled;
    this.processFrom = processFrom;
  }

  /**
   * A mailbox.
   *
   * @param owner the user or queue it belongs to, empty for a mailbox of nobody
   * @param incomingEnabled whether its mail is processed at all
   * @param processFrom mail received before this is left alone (S-10), empty for no limit
   */
  public static MailboxPolicy of(
      Optional<RecordId> owner, boolean incomingEnabled, Optional<Instant> processFrom) {
    return new MailboxPolicy(owner.orElse(null), incomingEnabled, processFrom.orElse(null));
  }

  /** An enabled mailbox of an owner, without a date limit. */
  public static MailboxPolicy ownedBy(RecordId owner) {
    return new MailboxPolicy(Objects.requireNonNull(owner, "owner"), true, null);
  }

  /** The user or queue it belongs to. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** Whether its mail is processed at all. */
  public boolean incomingEnabled() {
    return incomingEnabled;
  }

  /** Mail received before this is left alone. */
  public Optional<Instant> processFrom() {
    return Optional.ofNullable(processFrom);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MailboxPolicy m
        && incomingEnabled == m.incomingEnabled
        && Objects.equals(owner, m.owner)
        && Objects.equals(processFrom, m.processFrom);
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, incomingEnabled, processFrom);
  }

  @Override
  public String toString() {
    return "MailboxPolicy[" + owner + ", incoming " + incomingEnabled + "]";
  }
}
