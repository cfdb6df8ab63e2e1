package org.mailpromoter.core.party;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the From field to one record (semantics 4.2). Pure.
 *
 * @since 0.1
 */
public final class SenderResolution {
  /** More candidates than this leave the sender unresolved (P-13). */
  public static final int MOST_CANDIDATES = 100;

  /** How the choice came about. */
  public enum Outcome {
    /** No record has the address. */
    UNKNOWN,
    /** One record has it. */
    ONLY_ONE,
    /** Several have it; one was chosen by owner, kind and age (P-12). */
    CHOSEN,
    /** More than a hundred have it (P-13). */
    TOO_MANY,
    /** Only inactive records have it. */
    INACTIVE,
    /** Several have it, and a switch leaves it unresolved then (P-14). */
    SEVERAL
  }

  private final @Nullable PartyRecord record;
  private final Outcome outcome;

  private SenderResolution(@Nullable PartyRecord record, Outcome outcome) {
    this.record = record;
    this.outcome = outcome;
  }

  /**
   * How to choose among several candidates.
   *
   * @param severalStayUnresolved whether several candidates leave the sender unresolved (P-14)
   * @param inactiveCount whether inactive records other than users count
   */
  public record Rules(boolean severalStayUnresolved, boolean inactiveCount) {
    /** The default rules. */
    public static final Rules STANDARD = new Rules(false, false);

    /** Whether a record counts, given what it is and whether it is active. */
    public boolean counts(PartyRecord record) {
      return record.active() || (inactiveCount && record.kind() != RecordKind.USER);
    }
  }

  /**
   * Chooses among candidates.
   *
   * @param candidates all records with the sender's address
   * @param mailboxOwner the owner of the mailbox being synchronised, empty without one; a record of
   *     this owner beats records of others
   * @param rules how to choose
   */
  public static SenderResolution of(
      List<PartyRecord> candidates, Optional<RecordId> mailboxOwner, Rules rules) {
    if (candidates.isEmpty()) {
      return new SenderResolution(null, Outcome.UNKNOWN);
    }
    if (candidates.size() > MOST_CANDIDATES) {
      return new SenderResolution(null, Outcome.TOO_MANY);
    }
    if (candidates.size() == 1) {
      return only(candidates.get(0));
    }
    if (rules.severalStayUnresolved()) {
      return new SenderResolution(null, Outcome.SEVERAL);
    }
    return candidates.stream()
        .filter(rules::counts)
        .min(preference(mailboxOwner))
        .map(chosen -> new SenderResolution(chosen, Outcome.CHOSEN))
        .orElseGet(() -> new SenderResolution(null, Outcome.INACTIVE));
  }

  /** P-11: a single candidate counts whatever its state, except a disabled user. */
  private static SenderResolution only(PartyRecord candidate) {
    boolean disabledUser = candidate.kind() == RecordKind.USER && !candidate.active();
    return disabledUser
        ? new SenderResolution(null, Outcome.INACTIVE)
        : new SenderResolution(candidate, Outcome.ONLY_ONE);
  }

  private static Comparator<PartyRecord> preference(Optional<RecordId> owner) {
    return Comparator.comparing((PartyRecord r) -> owner.isPresent() && !r.owner().equals(owner))
        .thenComparing(PartyRecord::kind)
        .thenComparing(PartyRecord::created)
        .thenComparing(PartyRecord::id);
  }

  /** The record, empty when the sender stays unresolved. */
  public Optional<PartyRecord> record() {
    return Optional.ofNullable(record);
  }

  /** How the choice came about. */
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SenderResolution s
        && outcome == s.outcome
        && Objects.equals(record, s.record);
  }

  @Override
  public int hashCode() {
    return Objects.hash(record, outcome);
  }

  @Override
  public String toString() {
    return outcome + (record == null ? "" : " " + record);
  }
}
