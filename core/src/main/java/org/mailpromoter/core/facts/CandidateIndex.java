package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.store.Query;

/**
 * The candidates of a batch, found by key. Like a store it knows the latest of each key only
 * ({@link Query#MOST_UNDER_ONE_KEY}), so a message costs the same however many went before it.
 */
final class CandidateIndex {
  private final Map<CorrelationKey, List<Candidate>> byKey;
  private final @Nullable ActivityId excluded;

  CandidateIndex() {
    this(new HashMap<>(), null);
  }

  private CandidateIndex(
      Map<CorrelationKey, List<Candidate>> byKey, @Nullable ActivityId excluded) {
    this.byKey = byKey;
    this.excluded = excluded;
  }

  /** Returns these candidates without an activity. */
  CandidateIndex without(ActivityId itself) {
    return new CandidateIndex(byKey, itself);
  }

  void add(Candidate candidate) {
    for (CorrelationKey key : candidate.foundUnder()) {
      add(candidate, byKey.computeIfAbsent(key, unused -> new ArrayList<>(1)));
    }
  }

  /** The candidates of a key stay in their order, so that nothing is sorted for each message. */
  private static void add(Candidate candidate, List<Candidate> ofKey) {
    int at = Collections.binarySearch(ofKey, candidate, Candidate.ORDER);
    ofKey.add(at < 0 ? -at - 1 : at, candidate);
    if (ofKey.size() > Query.MOST_UNDER_ONE_KEY) {
      ofKey.remove(earliest(ofKey));
    }
  }

  private static int earliest(List<Candidate> ofKey) {
    int earliest = 0;
    for (int i = 1; i < ofKey.size(); i++) {
      if (ofKey.get(i).activity().compareTo(ofKey.get(earliest).activity()) < 0) {
        earliest = i;
      }
    }
    return earliest;
  }

  /**
   * The candidates under any of the keys, each once, the earliest first. A candidate shows those of
   * its keys that were sought, so that it looks the same wherever a page ends.
   */
  List<Candidate> under(Set<CorrelationKey> keys) {
    List<List<Candidate>> hits = new ArrayList<>(0);
    for (CorrelationKey key : keys) {
      List<Candidate> ofKey = byKey.get(key);
      if (ofKey != null) {
        hits.add(ofKey);
      }
    }
    return switch (hits.size()) {
      case 0 -> List.of();
      case 1 -> shown(hits.get(0), keys);
      default -> shown(merged(hits), keys);
    };
  }

  private static List<Candidate> merged(List<List<Candidate>> hits) {
    Map<ActivityId, Candidate> once = new HashMap<>();
    hits.forEach(ofKey -> ofKey.forEach(each -> once.putIfAbsent(each.activity(), each)));
    List<Candidate> all = new ArrayList<>(once.values());
    all.sort(Candidate.ORDER);
    return all;
  }

  private List<Candidate> shown(List<Candidate> ordered, Set<CorrelationKey> keys) {
    List<Candidate> shown = new ArrayList<>(ordered.size());
    for (Candidate each : ordered) {
      if (!each.activity().equals(excluded)) {
        shown.add(each.soughtBy(keys));
      }
    }
    return Collections.unmodifiableList(shown);
  }
}
