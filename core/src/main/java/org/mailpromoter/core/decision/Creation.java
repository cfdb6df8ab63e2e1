package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

/**
 * What a decision to promote determines about the activity (semantics 4.1 to 4.5). Immutable.
 *
 * @since 0.1
 */
public final class Creation {
  /** No owner, no regarding record, no queue, no parties. */
  public static final Creation NOTHING =
      new Creation(null, null, List.of(), Set.of(), null, Parties.NONE);

  private final @Nullable RecordId owner;
  private final @Nullable RecordId regarding;
  private final List<RecordId> queues;
  private final Set<Flaw> remarks;
  private final @Nullable RecordEntry newSender;
  private final Parties parties;

  private Creation(
      @Nullable RecordId owner,
      @Nullable RecordId regarding,
      List<RecordId> queues,
      Set<Flaw> remarks,
      @Nullable RecordEntry newSender,
      Parties parties) {
    this.owner = owner;
    this.regarding = regarding;
    this.queues = queues;
    this.remarks = remarks;
    this.newSender = newSender;
    this.parties = parties;
  }

  /**
   * What follows.
   *
   * @param owner the owning user or team, empty if none is eligible
   * @param regarding the record that it is about
   * @param queues the queues that get a queue item, in a fixed order
   * @param remarks what is odd about the correlation
   */
  public static Creation of(
      Optional<RecordId> owner,
      Optional<RecordId> regarding,
      List<RecordId> queues,
      Set<Flaw> remarks) {
    return new Creation(
        owner.orElse(null),
        regarding.orElse(null),
        List.copyOf(queues),
        Set.copyOf(remarks),
        null,
        Parties.NONE);
  }

  /**
   * Returns this with a record that is created for the unknown sender (P-15).
   *
   * @param record its number derives from the address alone, so two messages create one record; its
   *     time of creation is not known yet
   */
  public Creation creatingSender(RecordEntry record) {
    Objects.requireNonNull(record, "record");
    return new Creation(owner, regarding, queues, remarks, record, parties);
  }

  /** Returns this with the parties of the activity. */
  public Creation between(Parties all) {
    Objects.requireNonNull(all, "all");
    return new Creation(owner, regarding, queues, remarks, newSender, all);
  }

  /** The owning user or team. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** The record that it is about. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The queues that get a queue item. */
  public List<RecordId> queues() {
    return queues;
  }

  /** What is odd about the correlation. */
  public Set<Flaw> remarks() {
    return remarks;
  }

  /** The record that is created for the sender; its time of creation is not known yet. */
  public Optional<RecordEntry> newSender() {
    return Optional.ofNullable(newSender);
  }

  /** The parties of the activity. */
  public Parties parties() {
    return parties;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Creation c
        && Objects.equals(owner, c.owner)
        && Objects.equals(regarding, c.regarding)
        && queues.equals(c.queues)
        && remarks.equals(c.remarks)
        && Objects.equals(newSender, c.newSender)
        && parties.equals(c.parties);
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, regarding, queues, remarks);
  }

  @Override
  public String toString() {
    return "Creation[owner " + owner + ", regarding " + regarding + ", queues " + queues + "]";
  }
}
