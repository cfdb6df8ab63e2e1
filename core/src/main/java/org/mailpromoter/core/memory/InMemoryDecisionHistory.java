package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;

/** Reads decisions that are in memory. Thread-safe. */
final class InMemoryDecisionHistory implements DecisionHistory {
  private final Supplier<List<StoredDecision>> kept;
  private final Supplier<List<StoredDecision>> decisions;

  /** A history over what a store holds at the time of each question, in the order of numbers. */
  InMemoryDecisionHistory(Supplier<List<StoredDecision>> kept) {
    this.kept = kept;
    this.decisions = () -> kept.get().stream().map(InMemoryDecisionHistory::shown).toList();
  }

  /** Only a digest is shown of what was committed without evidence. */
  private static StoredDecision shown(StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    return entry.hasEvidence() ? decision : with(entry.forgotten(), decision);
  }

  private static StoredDecision with(DecisionEntry entry, StoredDecision decision) {
    return new StoredDecision(
        decision.id(), decision.mailbox(), decision.decidedAt(), decision.policyVersion(), entry);
  }

  @Override
  public Optional<StoredDecision> find(DecisionId id) {
    return decisions.get().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<StoredDecision> find(MessageId id) {
    String key = "<" + id.value() + ">";
    return latestFirst(kept.get(), each -> each.entry().identity().key().equals(key))
        .map(InMemoryDecisionHistory::shown)
        .toList();
  }

  @Override
  public List<StoredDecision> about(Set<MessageId> messages, int limit) {
    Set<String> keys =
        messages.stream().map(MessageId::toString).collect(Collectors.toUnmodifiableSet());
    return decisions.get().stream()
        .filter(each -> keys.contains(each.entry().identity().key()))
        .filter(each -> each.entry().hasEvidence())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<DecisionId> latest() {
    return latestFirst(decisions.get(), each -> true).findFirst().map(StoredDecision::id);
  }

  @Override
  public Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit) {
    List<StoredDecision> found =
        decisions.get().stream()
            .filter(each -> matches(filter, each) && key(each).compareTo(from) < 0)
            .sorted(Comparator.comparing(InMemoryDecisionHistory::key).reversed())
            .limit(limit + 1L)
            .map(InMemoryDecisionHistory::withoutEvidence)
            .toList();
    return Page.of(found, limit, InMemoryDecisionHistory::key);
  }

  private static PageKey key(StoredDecision decision) {
    return new PageKey(decision.entry().receivedAt().toEpochMilli(), decision.id().value());
  }

  private static StoredDecision withoutEvidence(StoredDecision decision) {
    return with(decision.entry().withoutEvidence(), decision);
  }

  @Override
  public List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit) {
    return decisions.get().stream()
        .filter(each -> each.id().value() > after && each.entry().hasEvidence())
        .filter(each -> matches(filter, each))
        .limit(limit)
        .toList();
  }

  @Override
  public List<DecisionCount> count(DecisionFilter filter) {
    return counted(decisions.get().stream().filter(each -> matches(filter, each)));
  }

  private static List<DecisionCount> counted(Stream<StoredDecision> decisions) {
    Map<DecisionCount, Long> counts =
        decisions.collect(
            Collectors.groupingBy(InMemoryDecisionHistory::kind, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> counted(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing(DecisionCount::mailbox)
                .thenComparing(DecisionCount::outcome)
                .thenComparing(DecisionCount::reason))
        .toList();
  }

  @Override
  public CappedCount count(DecisionFilter filter, int most) {
    return CappedCount.of(
        decisions.get().stream().filter(each -> matches(filter, each)).limit(most + 1L).count(),
        most);
  }

  @Override
  public Timeline timeline(DecisionFilter filter, TimeStep step) {
    Map<Instant, List<StoredDecision>> steps =
        decisions.get().stream()
            .filter(each -> matches(filter, each))
            .collect(
                Collectors.groupingBy(
                    each -> step.beginOf(each.entry().receivedAt()),
                    TreeMap::new,
                    Collectors.toList()));
    List<Timeline.Count> counts = new ArrayList<>();
    steps.forEach(
        (from, some) ->
            counted(some.stream()).forEach(each -> counts.add(new Timeline.Count(from, each))));
    return new Timeline(counts, Optional.empty());
  }

  @Override
  public DecisionGroups groups(DecisionFilter filter, GroupBy by, int most) {
    Map<Object, List<StoredDecision>> alike =
        decisions.get().stream()
            .filter(each -> matches(filter, each))
            .collect(Collectors.groupingBy(each -> common(each, by)));
    List<DecisionGroups.Group> all =
        alike.values().stream()
            .map(InMemoryDecisionHistory::group)
            .sorted(DecisionGroups.ORDER)
            .toList();
    long others = all.stream().skip(most).mapToLong(DecisionGroups.Group::count).sum();
    return new DecisionGroups(all.stream().limit(most).toList(), others, Optional.empty());
  }

  private static Object common(StoredDecision decision, GroupBy by) {
    DecisionEntry entry = decision.entry();
    return switch (by) {
      case SENDER -> entry.sender();
      case REASON -> List.of(entry.outcome(), entry.reason(), entry.subReasons());
      case MAILBOX -> decision.mailbox();
    };
  }

  private static DecisionGroups.Group group(List<StoredDecision> alike) {
    StoredDecision latest =
        Collections.max(alike, Comparator.comparing(InMemoryDecisionHistory::key));
    long senders = alike.stream().map(each -> each.entry().sender()).distinct().count();
    return new DecisionGroups.Group(withoutEvidence(latest), alike.size(), senders);
  }

  @Override
  public Map<MailboxId, Instant> undecidedSince() {
    return decisions.get().stream()
        .filter(each -> each.entry().subReasons().contains(SubReason.CREATION_FAILED))
        .collect(
            Collectors.toMap(
                StoredDecision::mailbox,
                each -> each.entry().receivedAt(),
                (one, other) -> one.isBefore(other) ? one : other));
  }

  @Override
  public List<SenderCount> senders(DecisionFilter filter, int most, Progress progress) {
    Map<String, Long> counts =
        decisions.get().stream()
            .filter(each -> each.entry().hasEvidence() && matches(filter, each))
            .collect(Collectors.groupingBy(each -> each.entry().sender(), Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> new SenderCount(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingLong(SenderCount::count)
                .reversed()
                .thenComparing(SenderCount::sender))
        .limit(most)
        .toList();
  }

  private static Stream<StoredDecision> latestFirst(
      List<StoredDecision> decisions, Predicate<StoredDecision> wanted) {
    List<StoredDecision> latest = new ArrayList<>(decisions);
    Collections.reverse(latest);
    return latest.stream().filter(wanted);
  }

  private static DecisionCount kind(StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    return new DecisionCount(decision.mailbox(), entry.outcome(), entry.reason(), 0);
  }

  private static DecisionCount counted(DecisionCount kind, long count) {
    return new DecisionCount(kind.mailbox(), kind.outcome(), kind.reason(), count);
  }

  private static boolean matches(DecisionFilter filter, StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    String sender = filter.sender().toLowerCase(Locale.ROOT);
    return (filter.outcomes().isEmpty() || filter.outcomes().contains(entry.outcome()))
        && (filter.reasons().isEmpty() || filter.reasons().contains(entry.reason()))
        && (filter.subReasons().isEmpty()
            || entry.subReasons().stream().anyMatch(filter.subReasons()::contains))
        && filter.mailboxes().map(all -> all.contains(decision.mailbox())).orElse(true)
        && (filter.text().isEmpty()
            || (entry.hasEvidence() && filter.text().areIn(entry.subject() + " " + entry.sender())))
        && entry.sender().toLowerCase(Locale.ROOT).contains(sender)
        && filter.receivedFrom().map(from -> !entry.receivedAt().isBefore(from)).orElse(true)
        && filter.receivedBefore().map(entry.receivedAt()::isBefore).orElse(true);
  }
}
