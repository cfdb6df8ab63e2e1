package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Situation;

/** Decisions in memory, taken as they are added. */
final class RememberedDecisions implements DecisionHistory {
  private static final Instant DECIDED = Instant.parse("2026-01-05T12:00:00Z");

  private final List<StoredDecision> decisions = new ArrayList<>();
  private int readByNumber;

  /** As decisions of former versions are stored whose evaluation failed. */
  static Decision notEvaluated(String failure) {
    Step step =
        new Step(
            Question.EVALUATED,
            Verdict.REFUSED,
            List.of(new Evidence.Problem(new Obstacle(Obstacle.Kind.EARLIER, failure))));
    return new Decision.Refuse(
        Reason.UNKNOWN, List.of(SubReason.EVALUATION_FAILED), new Trace(List.of(step)));
  }

  StoredDecision add(Situation situation) {
    return add(situation.facts(), situation.policy(), 1);
  }

  StoredDecision add(Facts facts, Policy policy, long policyVersion) {
    return add(facts, new Decider().decide(facts, policy), policyVersion, true);
  }

  StoredDecision add(Facts facts, Decision decision, long policyVersion, boolean evidence) {
    long number = decisions.size() + 1L;
    Outcome outcome =
        decision instanceof Decision.Promote
            ? Outcome.PROMOTED
            : decision instanceof Decision.Refuse ? Outcome.REFUSED : Outcome.OUT_OF_SCOPE;
    Optional<ActivityId> activity =
        outcome == Outcome.PROMOTED
            ? Optional.of(new ActivityId(100 + number))
            : facts.duplicateOf().map(each -> each.id());
    StoredDecision stored =
        new StoredDecision(
            new DecisionId(number),
            facts.mailbox(),
            DECIDED,
            policyVersion,
            DecisionEntry.of(
                new MessageRef(facts.location().folder(), "1", String.valueOf(number)),
                facts.envelope().identity(),
                facts.sender().map(each -> each.address().address().value()).orElse(""),
                facts.envelope().subject(),
                facts.receivedAt(),
                outcome,
                decision.reason(),
                decision.subReasons(),
                activity,
                evidence ? TraceCodec.encode(decision.trace()) : new byte[0],
                evidence ? FactsCodec.encode(facts) : new byte[0]));
    decisions.add(stored);
    return stored;
  }

  /** How many decisions were asked for one by one. */
  int readByNumber() {
    return readByNumber;
  }

  @Override
  public Optional<StoredDecision> find(DecisionId id) {
    readByNumber++;
    return decisions.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<StoredDecision> about(Set<MessageId> messages, int limit) {
    return messages.stream().flatMap(each -> find(each).stream()).limit(limit).toList();
  }

  @Override
  public List<StoredDecision> find(MessageId id) {
    return decisions.stream()
        .filter(each -> each.entry().hasEvidence())
        .filter(
            each ->
                FactsCodec.decode(each.entry().facts())
                    .envelope()
                    .messageId()
                    .filter(id::equals)
                    .isPresent())
        .toList();
  }

  @Override
  public Optional<DecisionId> latest() {
    return decisions.isEmpty()
        ? Optional.empty()
        : Optional.of(decisions.get(decisions.size() - 1).id());
  }

  @Override
  public Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit) {
    List<StoredDecision> latest = new ArrayList<>(decisions);
    Collections.reverse(latest);
    return Page.of(latest, limit, each -> PageKey.of(each.id().value()));
  }

  @Override
  public List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit) {
    return decisions.stream()
        .filter(each -> each.entry().hasEvidence() && each.id().value() > after)
        .filter(
            each ->
                filter.outcomes().isEmpty() || filter.outcomes().contains(each.entry().outcome()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<DecisionCount> count(DecisionFilter filter) {
    return decisions.stream()
        .map(
            each ->
                new DecisionCount(each.mailbox(), each.entry().outcome(), each.entry().reason(), 1))
        .toList();
  }

  @Override
  public CappedCount count(DecisionFilter filter, int most) {
    return new CappedCount(0, true);
  }

  @Override
  public Timeline timeline(DecisionFilter filter, TimeStep step) {
    return new Timeline(List.of(), Optional.empty());
  }

  @Override
  public DecisionGroups groups(DecisionFilter filter, GroupBy by, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<MailboxId, Instant> undecidedSince() {
    return Map.of();
  }

  @Override
  public List<SenderCount> senders(DecisionFilter filter, int most, Progress progress) {
    return page(filter, With.FACTS, 0, decisions.size()).stream()
        .filter(
            each -> filter.reasons().isEmpty() || filter.reasons().contains(each.entry().reason()))
        .collect(Collectors.groupingBy(each -> each.entry().sender(), Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> new SenderCount(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingLong(SenderCount::count)
                .reversed()
                .thenComparing(SenderCount::sender))
        .limit(most)
        .toList();
  }
}
