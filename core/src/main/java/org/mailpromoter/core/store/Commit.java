package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.turn.Turn;

/**
 * All that one batch of one folder changes. It happens whole or not at all. Immutable.
 *
 * @since 0.1
 */
public final class Commit {
  private final Turn turn;
  private final FolderId folder;
  private final Cursor from;
  private final Cursor to;
  private final Instant at;
  private final long policyVersion;
  private final List<DecisionEntry> decisions;
  private final List<NewActivity> activities;
  private final Map<DecisionId, MessageRef> moved;
  private final List<QueueItem> queueItems;
  private final List<Healing> healings;
  private final List<DecisionEntry> decidedAgain;
  private final List<RecordEntry> newRecords;
  private final List<Refreshment> refreshments;
  private final List<MessageMark> marks;
  private final Reading reading;
  private final Basis basis;
  private final Map<MessageRef, Set<Awaiting>> awaited;
  private final List<Claim> claims;
  private final List<Sighting> sightings;

  private Commit(Builder from, Instant at) {
    this.turn = from.turn;
    this.folder = from.folder;
    this.from = from.from;
    this.to = from.to;
    this.at = at;
    this.policyVersion = from.policyVersion;
    this.decisions = List.copyOf(from.decisions);
    this.activities = List.copyOf(from.activities);
    this.moved = Map.copyOf(from.moved);
    this.queueItems = List.copyOf(from.queueItems);
    this.healings = List.copyOf(from.healings);
    this.decidedAgain = List.copyOf(from.decidedAgain);
    this.newRecords = List.copyOf(from.newRecords);
    this.refreshments = List.copyOf(from.refreshments);
    this.marks = List.copyOf(from.marks);
    this.reading = from.reading;
    this.basis = from.basis;
    this.awaited = Map.copyOf(from.awaited);
    this.claims = List.copyOf(from.claims);
    this.sightings = List.copyOf(from.sightings);
  }

  /**
   * A batch that changes nothing but the cursor, to be added to.
   *
   * @param turn that of the run, which is checked when the batch is written
   * @param folder the folder
   * @param from the cursor at which the batch began
   * @param to the cursor after the batch
   */
  public static Builder builder(Turn turn, FolderId folder, Cursor from, Cursor to) {
    return new Builder(turn, folder, from, to);
  }

  /** The same batch, to be changed. */
  public Builder toBuilder() {
    Builder builder = new Builder(turn, folder, from, to);
    builder.at = at;
    builder.policyVersion = policyVersion;
    builder.decisions = decisions;
    builder.activities = activities;
    builder.moved = moved;
    builder.queueItems = queueItems;
    builder.healings = healings;
    builder.decidedAgain = decidedAgain;
    builder.newRecords = newRecords;
    builder.refreshments = refreshments;
    builder.marks = marks;
    builder.reading = reading;
    builder.basis = basis;
    builder.awaited = awaited;
    builder.claims = claims;
    builder.sightings = sightings;
    return builder;
  }

  /** The turn of the run. */
  public Turn turn() {
    return turn;
  }

  /** The mailbox. */
  public MailboxId mailbox() {
    return turn.mailbox();
  }

  /** The folder. */
  public FolderId folder() {
    return folder;
  }

  /** The cursor at which the batch began. */
  public Cursor from() {
    return from;
  }

  /** The cursor after the batch. */
  public Cursor to() {
    return to;
  }

  /** When the batch was decided. */
  public Instant at() {
    return at;
  }

  /** The version of the policy in force. */
  public long policyVersion() {
    return policyVersion;
  }

  /** The decisions, in the order of the folder. */
  public List<DecisionEntry> decisions() {
    return decisions;
  }

  /** The activities that promoted messages became. */
  public List<NewActivity> activities() {
    return activities;
  }

  /** Decisions of the past whose message has a new place, because its folder was numbered anew. */
  public Map<DecisionId, MessageRef> moved() {
    return moved;
  }

  /**
   * Further queue items of activities that exist already; one that is there already stays as it is.
   */
  public List<QueueItem> queueItems() {
    return queueItems;
  }

  /** Activities that are correlated late; one that has a correlation keeps it. */
  public List<Healing> healings() {
    return healings;
  }

  /** Decisions that replace the former ones of the same places. */
  public List<DecisionEntry> decidedAgain() {
    return decidedAgain;
  }

  /** Records made for senders whom nobody knew; one that exists stays as it is. */
  public List<RecordEntry> newRecords() {
    return newRecords;
  }

  /**
   * Contents of later copies of activities, each of which counts once, and only when it has
   * attachments that the activity lacks.
   */
  public List<Refreshment> refreshments() {
    return refreshments;
  }

  /**
   * Marks that messages of the folder are to get; one that is {@code CLEARING} matters only where
   * the message has it.
   */
  public List<MessageMark> marks() {
    return marks;
  }

  /** By which parser the headers were read, and what a new reading changes. */
  public Reading reading() {
    return reading;
  }

  /** The look-up on which the batch rests. */
  public Basis basis() {
    return basis;
  }

  /**
   * What decisions of the batch wait for (AS-14), by the places of their messages; a decision that
   * is not here waits for nothing.
   */
  public Map<MessageRef, Set<Awaiting>> awaited() {
    return awaited;
  }

  /** The standing of copies of activities that exist already (AS-16). */
  public List<Claim> claims() {
    return claims;
  }

  /** What messages of the batch say about mail that we sent, in their order (SO-8). */
  public List<Sighting> sightings() {
    return sightings;
  }

  /** Collects what a batch changes. Not thread-safe. */
  public static final class Builder {
    private final Turn turn;
    private final FolderId folder;
    private final Cursor from;
    private final Cursor to;
    private @Nullable Instant at;
    private long policyVersion;
    private List<DecisionEntry> decisions = List.of();
    private List<NewActivity> activities = List.of();
    private Map<DecisionId, MessageRef> moved = Map.of();
    private List<QueueItem> queueItems = List.of();
    private List<Healing> healings = List.of();
    private List<DecisionEntry> decidedAgain = List.of();
    private List<RecordEntry> newRecords = List.of();
    private List<Refreshment> refreshments = List.of();
    private List<MessageMark> marks = List.of();
    private Reading reading = Reading.PRESENT;
    private Basis basis = Basis.NONE;
    private Map<MessageRef, Set<Awaiting>> awaited = Map.of();
    private List<Claim> claims = List.of();
    private List<Sighting> sightings = List.of();

    private Builder(Turn turn, FolderId folder, Cursor from, Cursor to) {
      this.turn = Objects.requireNonNull(turn, "turn");
      this.folder = Objects.requireNonNull(folder, "folder");
      this.from = Objects.requireNonNull(from, "from");
      this.to = Objects.requireNonNull(to, "to");
    }

    /** When the batch was decided. */
    public Builder at(Instant value) {
      at = Objects.requireNonNull(value, "at");
      return this;
    }

    /** The version of the policy in force. */
    public Builder policyVersion(long value) {
      policyVersion = value;
      return this;
    }

    /** The decisions, in the order of the folder. */
    public Builder decisions(List<DecisionEntry> values) {
      decisions = Objects.requireNonNull(values, "decisions");
      return this;
    }

    /** The activities that promoted messages became. */
    public Builder activities(List<NewActivity> values) {
      activities = Objects.requireNonNull(values, "activities");
      return this;
    }

    /**
     * Decisions of the past whose message has a new place, because its folder was numbered anew.
     */
    public Builder moved(Map<DecisionId, MessageRef> values) {
      moved = Objects.requireNonNull(values, "moved");
      return this;
    }

    /**
     * Further queue items of activities that exist already; one that is there already stays as it
     * is.
     */
    public Builder queueItems(List<QueueItem> values) {
      queueItems = Objects.requireNonNull(values, "queueItems");
      return this;
    }

    /** Activities that are correlated late; one that has a correlation keeps it. */
    public Builder healings(List<Healing> values) {
      healings = Objects.requireNonNull(values, "healings");
      return this;
    }

    /** Decisions that replace the former ones of the same places. */
    public Builder decidedAgain(List<DecisionEntry> values) {
      decidedAgain = Objects.requireNonNull(values, "decidedAgain");
      return this;
    }

    /** Records made for senders whom nobody knew; one that exists stays as it is. */
    public Builder newRecords(List<RecordEntry> values) {
      newRecords = Objects.requireNonNull(values, "newRecords");
      return this;
    }

    /**
     * Contents of later copies of activities, each of which counts once, and only when it has
     * attachments that the activity lacks.
     */
    public Builder refreshments(List<Refreshment> values) {
      refreshments = Objects.requireNonNull(values, "refreshments");
      return this;
    }

    /**
     * Marks that messages of the folder are to get; one that is {@code CLEARING} matters only where
     * the message has it.
     */
    public Builder marks(List<MessageMark> values) {
      marks = Objects.requireNonNull(values, "marks");
      return this;
    }

    /** By which parser the headers were read, and what a new reading changes. */
    public Builder reading(Reading value) {
      reading = Objects.requireNonNull(value, "reading");
      return this;
    }

    /** The look-up on which the batch rests. */
    public Builder basis(Basis value) {
      basis = Objects.requireNonNull(value, "basis");
      return this;
    }

    /**
     * What decisions of the batch wait for (AS-14), by the places of their messages; a decision
     * that is not here waits for nothing.
     */
    public Builder awaited(Map<MessageRef, Set<Awaiting>> values) {
      awaited = Objects.requireNonNull(values, "awaited");
      return this;
    }

    /** The standing of copies of activities that exist already (AS-16). */
    public Builder claims(List<Claim> values) {
      claims = Objects.requireNonNull(values, "claims");
      return this;
    }

    /** What messages of the batch say about mail that we sent, in their order (SO-8). */
    public Builder sightings(List<Sighting> values) {
      sightings = Objects.requireNonNull(values, "sightings");
      return this;
    }

    /**
     * The batch.
     *
     * @throws NullPointerException if it was not said when the batch was decided
     */
    public Commit build() {
      return new Commit(this, Objects.requireNonNull(at, "at"));
    }
  }
}
