package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.facts.FactGatherer;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.ActivityMaker;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Prospects;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Query;

/**
 * Finds the changes of activities after their headers were read again. An activity stays an
 * activity; it is reported if its message would no longer be promoted. Single-threaded.
 */
final class ActivityReview {
  private final Decider decider = new Decider();
  private final ActivityStore store;
  private final FactGatherer gatherer;
  private final Policy policy;
  private final Place place;

  ActivityReview(ActivityStore store, FactGatherer gatherer, Policy policy, Place place) {
    this.store = store;
    this.gatherer = gatherer;
    this.policy = policy;
    this.place = place;
  }

  /**
   * What is to be written.
   *
   * @param decidedAgain the decisions of messages that became activities, with new evidence
   * @param corrections the activities as they are read now
   * @param doubtful those that would not be promoted any more
   * @param awaited what the decisions wait for
   */
  record Result(
      List<DecisionEntry> decidedAgain,
      List<NewActivity> corrections,
      List<ActivityId> doubtful,
      Map<MessageRef, Set<Awaiting>> awaited) {
    static final Result NOTHING = new Result(List.of(), List.of(), List.of(), Map.of());

    boolean isNothing() {
      return corrections.isEmpty();
    }
  }

  Result of(List<Reread> messages) {
    GatheredBatch gathered =
        gatherer.gatherForReview(place, messages.stream().map(Reread::now).toList());
    try {
      return review(messages, gathered);
    } finally {
      gathered.discard();
    }
  }

  private Result review(List<Reread> messages, GatheredBatch gathered) {
    Map<String, List<KnownActivity>> elsewhere = underFormerIdentities(messages);
    List<DecisionEntry> decidedAgain = new ArrayList<>();
    List<ActivityId> doubtful = new ArrayList<>();
    Map<MessageRef, Set<Awaiting>> awaited = new HashMap<>();
    Map<ActivityId, NewActivity> corrections = new LinkedHashMap<>();
    for (Reread each : messages) {
      Optional<ActivityId> became = each.former().became();
      Optional<ActivityId> id = became.or(() -> sameMessage(each, elsewhere));
      if (id.isPresent()) {
        Facts facts = gathered.factsWithout(id.get(), each.now());
        Decision decision = decider.decide(facts, policy);
        NewActivity correction = correction(id.get(), facts, decision, gathered);
        if (became.isPresent()) {
          corrections.put(id.get(), correction);
          decidedAgain.add(DecisionEntries.reread(each.former(), facts, decision));
          awaited.put(each.former().ref(), Prospects.of(facts, decision, policy, gathered));
        } else {
          corrections.putIfAbsent(id.get(), correction);
        }
        if (became.isPresent() && !(decision instanceof Decision.Promote)) {
          doubtful.add(id.get());
        }
      }
    }
    return new Result(decidedAgain, List.copyOf(corrections.values()), doubtful, awaited);
  }

  /**
   * A message that another mailbox promoted is known by what was read of it then. What the message
   * of an activity says itself comes before what its copies say.
   */
  private Map<String, List<KnownActivity>> underFormerIdentities(List<Reread> messages) {
    Map<MessageRef, MessageIdentity> occurrences = new LinkedHashMap<>();
    messages.forEach(each -> occurrences.put(each.former().ref(), each.identity()));
    return store
        .lookUp(new Query(place.mailbox(), place.folder(), occurrences, Set.of()))
        .activities();
  }

  private Optional<ActivityId> sameMessage(
      Reread message, Map<String, List<KnownActivity>> elsewhere) {
    if (message.identity().equals(message.now().envelope().identity())) {
      return Optional.empty();
    }
    return elsewhere.getOrDefault(message.identity().key(), List.of()).stream()
        .filter(each -> each.identity().equals(message.identity()))
        .filter(each -> each.direction() == place.direction())
        .map(KnownActivity::id)
        .findFirst();
  }

  private NewActivity correction(
      ActivityId id, Facts facts, Decision decision, GatheredBatch gathered) {
    Correlated correlated =
        decision instanceof Decision.Promote promote ? promote.correlated() : Correlated.none();
    return new NewActivity(
        ActivityMaker.reread(id, facts, policy), gathered.keysOf(facts.envelope(), correlated));
  }
}
