package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.promotion.Decider;

/**
 * Tries every single change that concerns a message, and pairs of changes if no single one is
 * enough. A change is a remedy only if the message is promoted when decided again. Pure.
 *
 * @since 0.1
 */
public final class RemedyFinder {
  /** Limit of pairs, for readability. */
  private static final int MOST_PAIRS = 5;

  private final Decider decider = new Decider();

  /**
   * The remedies for a message; none when it is promoted as things are.
   *
   * @param grounds the message, and the current settings
   * @param more changes that touch this message or its conversation, tried in addition to those of
   *     settings and records
   * @param byHand how the message is tracked by hand, which nearly always helps and explains
   *     nothing
   */
  public List<Remedy> find(Grounds grounds, List<Change> more, List<Change> byHand) {
    if (promoted(grounds).isPresent()) {
      return List.of();
    }
    List<Change> all = new ArrayList<>(RecordChanges.of(grounds));
    all.addAll(SettingChanges.of(grounds));
    List<Remedy> remedies = singles(more, grounds);
    remedies.addAll(singles(all, grounds));
    if (remedies.isEmpty()) {
      remedies.addAll(pairs(all, grounds));
    }
    remedies.addAll(0, singles(byHand, grounds));
    return remedies;
  }

  private List<Remedy> singles(List<Change> changes, Grounds grounds) {
    List<Remedy> remedies = new ArrayList<>();
    for (Change change : changes) {
      promoted(change.in(grounds))
          .ifPresent(why -> remedies.add(new Remedy(change, why.reason(), Impact.NOT_COUNTED)));
    }
    return remedies;
  }

  private List<Remedy> pairs(List<Change> changes, Grounds grounds) {
    List<Remedy> pairs = new ArrayList<>();
    for (int one = 0; one < changes.size(); one++) {
      for (int two = one + 1; two < changes.size() && pairs.size() < MOST_PAIRS; two++) {
        Change both = changes.get(one).and(changes.get(two));
        pairs.addAll(singles(List.of(both), grounds));
      }
    }
    return pairs;
  }

  private Optional<Decision.Promote> promoted(Grounds grounds) {
    return decider.decide(grounds.facts(), grounds.policy()) instanceof Decision.Promote promoted
        ? Optional.of(promoted)
        : Optional.empty();
  }
}
