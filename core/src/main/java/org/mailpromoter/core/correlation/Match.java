package org.mailpromoter.core.correlation;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.party.RecordId;

/**
 * A strategy's claim that a message belongs to a stored activity, with its evidence. Immutable.
 *
 * @since 0.1
 */
public final class Match {
  private final ActivityId activity;
  private final @Nullable RecordId regarding;
  private final String subject;
  private final Clue clue;
  private final @Nullable RecordId owner;
  private final Participation participation;
  private final boolean stopped;
  private final boolean later;

  /** Whether the sender takes part in the conversation that was matched. */
  public enum Participation {
    /** The participants are not known. */
    UNKNOWN,
    /** The sender wrote or received the matched message. */
    TAKES_PART,
    /** The sender neither wrote nor received the matched message. */
    STRANGER
  }

  private Match(
      ActivityId activity,
      @Nullable RecordId regarding,
      String subject,
      Clue clue,
      @Nullable RecordId owner,
      Participation participation,
      boolean stopped,
      boolean later) {
    this.activity = Objects.requireNonNull(activity, "activity");
    this.regarding = regarding;
    this.subject = Objects.requireNonNull(subject, "subject");
    this.clue = Objects.requireNonNull(clue, "clue");
    this.owner = owner;
    this.participation = Objects.requireNonNull(participation, "participation");
    this.stopped = stopped;
    this.later = later;
  }

  /**
   * A match with a candidate.
   *
   * @param candidate the activity that the message belongs to
   * @param where where in the message the evidence is: the name of a header field, for example
   *     {@code In-Reply-To}, or another single word
   * @param value the evidence itself, for example the Message-ID found there
   * @throws IllegalArgumentException if {@code where} is no single word
   */
  public static Match of(Candidate candidate, String where, String value) {
    return of(candidate, Clue.in(where, value));
  }

  /** A match with a candidate, to which a clue led. */
  public static Match of(Candidate candidate, Clue clue) {
    return new Match(
        candidate.activity(),
        candidate.regarding().orElse(null),
        candidate.subject(),
        clue,
        candidate.owner().orElse(null),
        Participation.UNKNOWN,
        candidate.isStopped(),
        false);
  }

  /** A match as it was stored. */
  public static Match restore(
      ActivityId activity, Optional<RecordId> regarding, String subject, Clue clue) {
    return new Match(
        activity, regarding.orElse(null), subject, clue, null, Participation.UNKNOWN, false, false);
  }

  /** Returns this match with the owner of the matched activity. */
  public Match ownedBy(RecordId newOwner) {
    return copy(Objects.requireNonNull(newOwner, "newOwner"), participation, stopped, later);
  }

  /** Returns this match with the sender's participation in the conversation. */
  public Match with(Participation known) {
    return copy(owner, known, stopped, later);
  }

  /** Returns this match with the stopped state of its conversation. */
  public Match stopped(boolean isStopped) {
    return copy(owner, participation, isStopped, later);
  }

  /** Returns this match with whether the activity was sent after the message. */
  public Match later(boolean isLater) {
    return copy(owner, participation, stopped, isLater);
  }

  private Match copy(
      @Nullable RecordId newOwner,
      Participation newParticipation,
      boolean newStopped,
      boolean newLater) {
    return new Match(
        activity, regarding, subject, clue, newOwner, newParticipation, newStopped, newLater);
  }

  /**
   * Whether the activity was sent after the message: both belong to one conversation, but the
   * message does not answer the activity.
   */
  public boolean isLater() {
    return later;
  }

  /** Whether somebody stopped tracking the conversation. */
  public boolean isStopped() {
    return stopped;
  }

  /** The user or team that owns the matched activity. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** Whether the sender takes part in the conversation. */
  public Participation participation() {
    return participation;
  }

  /** The matched activity. */
  public ActivityId activity() {
    return activity;
  }

  /** The record the matched activity is about. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** The subject of the matched activity. */
  public String subject() {
    return subject;
  }

  /** What led to the activity. */
  public Clue clue() {
    return clue;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Match m
        && activity.equals(m.activity)
        && Objects.equals(regarding, m.regarding)
        && subject.equals(m.subject)
        && clue.equals(m.clue)
        && Objects.equals(owner, m.owner)
        && participation == m.participation
        && stopped == m.stopped
        && later == m.later;
  }

  @Override
  public int hashCode() {
    return Objects.hash(activity, clue);
  }

  @Override
  public String toString() {
    return "Match[" + activity + " by " + clue + "]";
  }
}
