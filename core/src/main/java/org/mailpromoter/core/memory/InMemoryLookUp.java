package org.mailpromoter.core.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Query;

/** Answers the queries of batches. Its store holds the lock. */
final class InMemoryLookUp {
  private final InMemoryDecisions decisions;
  private final InMemoryActivities activities;
  private final InMemoryWaiting waiting;

  InMemoryLookUp(
      InMemoryDecisions decisions, InMemoryActivities activities, InMemoryWaiting waiting) {
    this.decisions = decisions;
    this.activities = activities;
    this.waiting = waiting;
  }

  Known answer(Query query) {
    Set<String> keys =
        query.occurrences().values().stream().map(MessageIdentity::key).collect(Collectors.toSet());
    return new Known(
        decided(query),
        formerPlaces(query, keys),
        known(keys),
        candidates(query.keys()),
        waiting.asOf(),
        activities.reserve(query.numbers()));
  }

  private Set<MessageRef> decided(Query query) {
    return decisions
        .all()
        .filter(each -> each.isIn(query.mailbox(), query.folder()))
        .map(KeptDecision::message)
        .filter(query.occurrences()::containsKey)
        .collect(Collectors.toSet());
  }

  private Map<String, List<FormerPlace>> formerPlaces(Query query, Set<String> keys) {
    Set<String> epochs =
        query.occurrences().keySet().stream().map(MessageRef::epoch).collect(Collectors.toSet());
    Map<String, List<FormerPlace>> former = new HashMap<>();
    decisions
        .all()
        .filter(each -> each.isIn(query.mailbox(), query.folder()))
        .filter(each -> !epochs.contains(each.message().epoch()))
        .map(each -> new FormerPlace(each.id(), each.entry().identity()))
        .filter(each -> keys.contains(each.identity().key()))
        .forEach(each -> add(former, each.identity().key(), each));
    return former;
  }

  private Map<String, List<KnownActivity>> known(Set<String> keys) {
    Map<String, List<KnownActivity>> known = new HashMap<>();
    activities
        .all()
        .filter(each -> keys.contains(each.identity().key()))
        .forEach(each -> add(known, each.identity().key(), known(each)));
    return known;
  }

  private static KnownActivity known(EmailActivity a) {
    return new KnownActivity(a.id(), a.direction(), a.identity(), a.contentSize());
  }

  private static <T> void add(Map<String, List<T>> all, String key, T value) {
    all.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
  }

  private List<Candidate> candidates(Set<CorrelationKey> keys) {
    return activities.withKeys().stream()
        .filter(each -> each.activity().tracking() != Tracking.UNTRACKED)
        .filter(each -> !Collections.disjoint(each.keys(), keys))
        .map(each -> candidate(each, keys))
        .toList();
  }

  private static Candidate candidate(NewActivity kept, Set<CorrelationKey> keys) {
    EmailActivity a = kept.activity();
    Set<CorrelationKey> under = new HashSet<>(kept.keys());
    under.retainAll(keys);
    Set<EmailAddress> addresses = new HashSet<>();
    Set<RecordId> people = new HashSet<>();
    for (ActivityParty party : a.parties()) {
      addresses.add(party.address().address());
      party.record().ifPresent(people::add);
    }
    Candidate candidate =
        Candidate.of(
                a.id(), a.messageId(), a.direction(), a.subject(), a.sentAt(), a.regarding(), under)
            .between(addresses, people)
            .stopped(a.tracking() == Tracking.STOPPED);
    return a.owner().map(candidate::ownedBy).orElse(candidate);
  }
}
