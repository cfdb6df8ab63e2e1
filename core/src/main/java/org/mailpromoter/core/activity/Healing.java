package org.mailpromoter.core.activity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordId;

/**
 * The late correlation of a delivery report with the mail it returns. An existing correlation is
 * kept; the regarding record is inherited if there is none. Immutable.
 *
 * @since 0.1
 */
public final class Healing {
  private final ActivityId child;
  private final ActivityId parent;
  private final boolean subjectChanged;
  private final @Nullable RecordId regarding;
  private final Set<Flaw> remarks;

  private Healing(
      ActivityId child,
      ActivityId parent,
      boolean subjectChanged,
      @Nullable RecordId regarding,
      Set<Flaw> remarks) {
    this.child = Objects.requireNonNull(child, "child");
    this.parent = Objects.requireNonNull(parent, "parent");
    this.subjectChanged = subjectChanged;
    this.regarding = regarding;
    this.remarks = Set.copyOf(remarks);
  }

  /**
   * A correlation that was found in the body.
   *
   * @param child the activity that answers
   * @param parent the activity that it answers
   * @param subjectChanged whether their subjects differ
   * @param regarding the record to inherit, empty for none
   * @param remarks what is odd about the correlation
   */
  public static Healing of(
      ActivityId child,
      ActivityId parent,
      boolean subjectChanged,
      Optional<RecordId> regarding,
      Set<Flaw> remarks) {
    return new Healing(child, parent, subjectChanged, regarding.orElse(null), remarks);
  }

  /** The activity that answers. */
  public ActivityId child() {
    return child;
  }

  /** The activity that it answers. */
  public ActivityId parent() {
    return parent;
  }

  /** Whether their subjects differ. */
  public boolean subjectChanged() {
    return subjectChanged;
  }

  /** The record to inherit. */
  public Optional<RecordId> regarding() {
    return Optional.ofNullable(regarding);
  }

  /** What is odd about the correlation. */
  public Set<Flaw> remarks() {
    return remarks;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Healing h
        && child.equals(h.child)
        && parent.equals(h.parent)
        && subjectChanged == h.subjectChanged
        && Objects.equals(regarding, h.regarding)
        && remarks.equals(h.remarks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, parent);
  }

  @Override
  public String toString() {
    return child + " answers " + parent;
  }
}
