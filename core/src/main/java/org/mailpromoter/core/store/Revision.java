package org.mailpromoter.core.store;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;

/**
 * The revised state of a {@link DueActivity}, given all current activities. Immutable.
 *
 * @since 0.1
 */
public final class Revision {
  private final DecisionId decision;
  private final EmailActivity activity;
  private final Set<Awaiting> awaited;
  private final @Nullable DecisionEntry entry;

  private Revision(
      DecisionId decision,
      EmailActivity activity,
      Set<Awaiting> awaited,
      @Nullable DecisionEntry entry) {
    this.decision = Objects.requireNonNull(decision, "decision");
    this.activity = Objects.requireNonNull(activity, "activity");
    this.awaited = Set.copyOf(awaited);
    this.entry = entry;
  }

  /**
   * A revision.
   *
   * @param decision the decision that promoted the message
   * @param activity of which only {@link EmailActivity#asRevisedBy} counts
   * @param awaited what the decision waits for now
   */
  public static Revision of(DecisionId decision, EmailActivity activity, Set<Awaiting> awaited) {
    return new Revision(decision, activity, awaited, null);
  }

  /** Returns this revision with the new decision. */
  public Revision with(DecisionEntry decidedAgain) {
    return new Revision(decision, activity, awaited, Objects.requireNonNull(decidedAgain));
  }

  /** The decision that promoted the message. */
  public DecisionId decision() {
    return decision;
  }

  /** The revised activity. */
  public EmailActivity activity() {
    return activity;
  }

  /** What the decision waits for now. */
  public Set<Awaiting> awaited() {
    return awaited;
  }

  /** The new decision; empty if it does not change. */
  public Optional<DecisionEntry> entry() {
    return Optional.ofNullable(entry);
  }

  @Override
  public String toString() {
    return "Revision[" + activity + "]";
  }
}
