package org.mailpromoter.benchmarks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.store.Query;

/** All mail so far, found by keys as in a store. */
final class History {
  /** As many as the store hands out. */
  private final List<CorrelationStrategy> strategies;

  private final Map<CorrelationKey, Deque<Candidate>> byKey = new HashMap<>();

  History(List<CorrelationStrategy> strategies) {
    this.strategies = strategies;
  }

  /** Every message in order: first correlated with those before it, then kept. */
  Score score(List<Envelope> messages, Truth truth) {
    int[] found = new int[messages.size()];
    for (int i = 0; i < messages.size(); i++) {
      found[i] = match(messages.get(i)).map(m -> (int) m.activity().value() - 1).orElse(-1);
      keep(i, messages.get(i));
    }
    return new Score(found, truth);
  }

  private Optional<Match> match(Envelope message) {
    for (CorrelationStrategy strategy : strategies) {
      List<Candidate> candidates = candidates(strategy.keysSoughtBy(message));
      Optional<Match> match =
          candidates.isEmpty() ? Optional.empty() : strategy.judge(message, candidates);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private List<Candidate> candidates(Set<CorrelationKey> sought) {
    Map<ActivityId, Candidate> found = new LinkedHashMap<>();
    for (CorrelationKey key : sought) {
      for (Candidate candidate : byKey.getOrDefault(key, new ArrayDeque<>())) {
        found.put(candidate.activity(), candidate);
      }
    }
    List<Candidate> ordered = new ArrayList<>(found.values());
    ordered.sort(java.util.Comparator.comparing(Candidate::activity));
    return ordered;
  }

  private void keep(int place, Envelope message) {
    Set<CorrelationKey> keys = new HashSet<>();
    strategies.forEach(strategy -> keys.addAll(strategy.keysOf(message)));
    Set<EmailAddress> addresses = new HashSet<>();
    for (AddressList list : List.of(message.from(), message.to(), message.cc())) {
      list.addresses().forEach(each -> addresses.add(each.address()));
    }
    Candidate candidate =
        Candidate.of(
                new ActivityId(place + 1L),
                message.messageId(),
                Direction.INCOMING,
                message.subject(),
                Instant.EPOCH.plusSeconds(place),
                Optional.empty(),
                keys)
            .between(addresses, Set.of());
    for (CorrelationKey key : keys) {
      Deque<Candidate> latest = byKey.computeIfAbsent(key, unused -> new ArrayDeque<>());
      latest.addLast(candidate);
      if (latest.size() > Query.MOST_UNDER_ONE_KEY) {
        latest.removeFirst();
      }
    }
  }
}
