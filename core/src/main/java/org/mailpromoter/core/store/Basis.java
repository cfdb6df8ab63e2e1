package org.mailpromoter.core.store;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * The look-up on which a commit depends (AS-15). The commit is rejected if, after the look-up,
 * another mailbox or a command wrote an activity under one of the keys or changed one of the
 * activities.
 *
 * @param asOf {@link Known#asOf} of the look-up; empty for a commit without a look-up
 * @param sought the keys that were asked for, with those of the messages themselves
 * @param activities the activities with which messages were correlated, or of which they are copies
 * @since 0.1
 */
public record Basis(String asOf, Set<CorrelationKey> sought, Set<ActivityId> activities) {
  /** Depends on nothing, and is never rejected. */
  public static final Basis NONE = new Basis("", Set.of(), Set.of());

  /** Copies the sets. */
  public Basis {
    Objects.requireNonNull(asOf, "asOf");
    sought = Set.copyOf(sought);
    activities = Set.copyOf(activities);
  }

  /** Returns this basis with further keys that were asked for. */
  public Basis seeking(Set<CorrelationKey> more) {
    if (more.isEmpty()) {
      return this;
    }
    Set<CorrelationKey> all = new HashSet<>(sought);
    all.addAll(more);
    return new Basis(asOf, all, activities);
  }

  /** Returns this basis with further activities. */
  public Basis restingOn(Set<ActivityId> others) {
    if (others.isEmpty()) {
      return this;
    }
    Set<ActivityId> all = new HashSet<>(activities);
    all.addAll(others);
    return new Basis(asOf, sought, all);
  }
}
