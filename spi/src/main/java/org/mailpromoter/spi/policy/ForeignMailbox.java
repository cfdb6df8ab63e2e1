package org.mailpromoter.spi.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.party.RecordId;

/**
 * What the other CRM says about the mailbox of a user or queue. How it is reached is not part of
 * it. Immutable.
 *
 * @since 0.1
 */
public final class ForeignMailbox {
  private final RecordId owner;
  private final Sourced<Boolean> enabled;
  private final Sourced<Boolean> approved;
  private final @Nullable Sourced<Instant> processFrom;

  private ForeignMailbox(
      RecordId owner,
      Sourced<Boolean> enabled,
      Sourced<Boolean> approved,
      @Nullable Sourced<Instant> processFrom) {
    this.owner = Objects.requireNonNull(owner, "owner");
    this.enabled = Objects.requireNonNull(enabled, "enabled");
    this.approved = Objects.requireNonNull(approved, "approved");
    this.processFrom = processFrom;
  }

  /**
   * A mailbox.
   *
   * @param owner the user or queue whose mailbox it is, with its id there
   * @param enabled whether its mail is processed
   * @param approved whether an administrator approved of it
   */
  public static ForeignMailbox of(
      RecordId owner, Sourced<Boolean> enabled, Sourced<Boolean> approved) {
    return new ForeignMailbox(owner, enabled, approved, null);
  }

  /** The same, and mail that was received before a time is not processed. */
  public ForeignMailbox processFrom(Sourced<Instant> start) {
    return new ForeignMailbox(owner, enabled, approved, Objects.requireNonNull(start, "start"));
  }

  /** The user or queue whose mailbox it is, with its id there. */
  public RecordId owner() {
    return owner;
  }

  /** Whether its mail is processed. */
  public Sourced<Boolean> enabled() {
    return enabled;
  }

  /** Whether an administrator approved of it. */
  public Sourced<Boolean> approved() {
    return approved;
  }

  /** Mail that was received before is not processed. */
  public Optional<Sourced<Instant>> processFrom() {
    return Optional.ofNullable(processFrom);
  }
}
