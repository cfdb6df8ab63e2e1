package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.OvertakenException;

/** What decisions wait for, and when keys were written (AS-14, AS-15). Its store holds the lock. */
final class InMemoryWaiting {
  private record Written(
      Optional<MailboxId> by, Set<ActivityId> activities, Set<CorrelationKey> keys) {}

  private final Map<CorrelationKey, Map<DecisionId, Instant>> awaited = new HashMap<>();
  private final Map<DecisionId, Set<Awaiting>> byDecision = new HashMap<>();
  private final Set<DecisionId> due = new LinkedHashSet<>();
  private final List<Written> written = new ArrayList<>();

  String asOf() {
    return String.valueOf(written.size());
  }

  /** AS-15. */
  void refuseOvertaken(Basis basis, Optional<MailboxId> by) throws OvertakenException {
    if (isOvertaken(basis, by)) {
      throw new OvertakenException("Others wrote what this commit had asked for.");
    }
  }

  /** Returns whether others have since written something on which a commit depends. */
  private boolean isOvertaken(Basis basis, Optional<MailboxId> by) {
    return !basis.asOf().isEmpty()
        && written.subList(Integer.parseInt(basis.asOf()), written.size()).stream()
            .filter(each -> each.by().isEmpty() || !each.by().equals(by))
            .anyMatch(
                each ->
                    !Collections.disjoint(each.keys(), basis.sought())
                        || !Collections.disjoint(each.activities(), basis.activities()));
  }

  /** Replaces what a decision waits for; the decision is no longer due. */
  void replace(DecisionId decision, Set<Awaiting> all) {
    due.remove(decision);
    for (Awaiting each : byDecision.getOrDefault(decision, Set.of())) {
      awaited.getOrDefault(each.key(), Map.of()).remove(decision);
    }
    byDecision.put(decision, all);
    all.forEach(
        each ->
            awaited
                .computeIfAbsent(each.key(), unused -> new LinkedHashMap<>())
                .merge(decision, each.until(), (one, other) -> one.isAfter(other) ? one : other));
  }

  /** The decisions that wait for an activity. */
  Set<DecisionId> waitingFor(NewActivity arriving) {
    Set<DecisionId> all = new LinkedHashSet<>();
    keys(arriving).forEach(key -> all.addAll(waitingFor(key, arriving.activity().sentAt())));
    return all;
  }

  /** The decisions that wait under a key for something that was sent at a time. */
  List<DecisionId> waitingFor(CorrelationKey key, Instant sent) {
    List<DecisionId> all = new ArrayList<>();
    Map<DecisionId, Instant> under = awaited.getOrDefault(key, Map.of());
    under.forEach(
        (decision, until) -> {
          if (until.equals(Awaiting.EVER)) {
            all.add(decision);
          }
        });
    under.entrySet().stream()
        .filter(each -> !each.getValue().equals(Awaiting.EVER) && !each.getValue().isBefore(sent))
        .sorted(
            Map.Entry.<DecisionId, Instant>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(DecisionId::value))))
        .limit(ActivityStore.MOST_WAITING)
        .forEach(each -> all.add(each.getKey()));
    return all;
  }

  void due(DecisionId decision) {
    due.add(decision);
  }

  Set<DecisionId> due() {
    return due;
  }

  void added(NewActivity activity, Optional<MailboxId> by) {
    written.add(new Written(by, Set.of(activity.activity().id()), keys(activity)));
  }

  void added(CorrelationKey key, Optional<MailboxId> by) {
    written.add(new Written(by, Set.of(), Set.of(key)));
  }

  void changed(Set<ActivityId> activities, Optional<MailboxId> by) {
    written.add(new Written(by, Set.copyOf(activities), Set.of()));
  }

  private static Set<CorrelationKey> keys(NewActivity activity) {
    EmailActivity made = activity.activity();
    Set<CorrelationKey> keys = new HashSet<>(activity.keys());
    keys.add(CorrelationKey.of(made.identity()));
    return keys;
  }
}
