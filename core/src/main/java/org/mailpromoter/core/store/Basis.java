package org.mailpromoter.core.store;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * What a commit rests on (AS-15). It is refused when, after the look-up, another mailbox or a
 * command wrote an activity under one of the keys, or changed one of the activities.
 *
 * @param asOf {@link Known#asOf} of the look-up; empty for a commit that rests on none
 * @param sought the keys that were asked for, with those of the messages themselves
 * @param activities the activities with which messages were correlated, or of which they are copies
 * @since 0.2
 */
public record Basis(String asOf, Set<CorrelationKey> sought, Set<ActivityId> activities) {
  /** Rests on nothing, and is never refused. */
  public static final Basis NONE = new Basis("", Set.of(), Set.of());

  /** Copies the sets. */
  public Basis {
    Objects.requireNonNull(asOf, "asOf");
    sought = Set.copyOf(sought);
    activities = Set.copyOf(activities);
  }

  /** The same with further activities on which it rests. */
  public Basis restingOn(Set<ActivityId> others) {
    Set<ActivityId> all = new HashSet<>(activities);
    all.addAll(others);
    return new Basis(asOf, sought, all);
  }
}
