package org.mailpromoter.core.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * What the store knows about a {@link Query}.
 *
 * @param decided occurrences among those asked for that were decided before
 * @param formerPlaces for identity keys asked for: places of this folder in <em>another</em> epoch
 *     than those asked for, whose message was decided there; in ascending order of decision
 * @param activities for identity keys asked for: the activities of either direction
 * @param candidates activities found under the keys, in any order, each with the keys among those
 *     asked for under which it is stored
 * @param asOf the state of the store at the look-up, in its own format; later changes are not
 *     included
 * @param numbers as many numbers for new activities as were asked for (AS-18)
 * @param outgoing what is known of mail that we sent, among the activities found (SO-9)
 * @since 0.1
 */
public record Known(
    Set<MessageRef> decided,
    Map<String, List<FormerPlace>> formerPlaces,
    Map<String, List<KnownActivity>> activities,
    List<Candidate> candidates,
    String asOf,
    NumberRange numbers,
    KnownOutgoing outgoing) {
  /** An answer of a store without outgoing mail. */
  public Known(
      Set<MessageRef> decided,
      Map<String, List<FormerPlace>> formerPlaces,
      Map<String, List<KnownActivity>> activities,
      List<Candidate> candidates,
      String asOf,
      NumberRange numbers) {
    this(decided, formerPlaces, activities, candidates, asOf, numbers, KnownOutgoing.NONE);
  }

  /** Copies the collections. */
  public Known {
    decided = Set.copyOf(decided);
    formerPlaces = Map.copyOf(formerPlaces);
    activities = Map.copyOf(activities);
    candidates = List.copyOf(candidates);
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(outgoing, "outgoing");
  }
}
