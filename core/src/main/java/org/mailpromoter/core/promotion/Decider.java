package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Policy;

/**
 * Decides in the order of checks of semantics 2.5. Pure: equal facts and equal policies always give
 * equal decisions. Thread-safe.
 *
 * <p>Each of the first gates can decide alone. After them every question is asked, even if the
 * answer is already clear, so the trace shows all evidence for and against.
 *
 * @since 0.1
 */
public final class Decider {
  private static final int AUTHORS_SHOWN = 5;
  private static final Gate SENDER = new SenderGate();
  private static final Gate DUPLICATE = new DuplicateGate();
  private static final Gate INTERNAL_MAIL = new InternalMail();

  /** Decides about one message. */
  public Decision decide(Facts facts, Policy policy) {
    return CreationBudget.spend(judge(facts, policy), facts, policy);
  }

  private static Decision judge(Facts facts, Policy policy) {
    List<Step> steps = new ArrayList<>(9);
    ExplicitTracking tracking = ExplicitTracking.of(facts, policy);
    Optional<Decision> outside = ask(new ScopeGate(tracking.isAsked()), facts, policy, steps);
    if (outside.isPresent()) {
      return outside.get();
    }
    if (facts.envelope().isUnread()) {
      return CreationBudget.refuse(new Trace(steps), facts.attempts(), policy);
    }
    for (Gate gate : List.of(SENDER, DUPLICATE)) {
      Optional<Decision> settled = ask(gate, facts, policy, steps);
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    if (!facts.authorIsClear()) {
      steps.add(unclearAuthor(facts));
    }
    if (tracking.isAsked()) {
      return track(tracking, facts, policy, steps);
    }
    return ask(INTERNAL_MAIL, facts, policy, steps).orElseGet(() -> accept(facts, policy, steps));
  }

  /** Never settles a message by itself; but no record is treated as its sender. */
  private static Step unclearAuthor(Facts facts) {
    List<Evidence> saw = new ArrayList<>();
    facts
        .envelope()
        .hint("from")
        .ifPresent(
            written ->
                written
                    .lines()
                    .limit(AUTHORS_SHOWN)
                    .forEach(
                        each -> saw.add(new Evidence.Quote(Evidence.Quote.Source.FROM, each))));
    saw.add(new Evidence.Observation(Evidence.Observation.What.AUTHOR_UNCLEAR));
    return new Step(Question.AUTHOR_CLEAR, Verdict.NO, saw);
  }

  private static Optional<Decision> ask(Gate gate, Facts facts, Policy policy, List<Step> steps) {
    Gate.Answer answer = gate.check(facts, policy);
    steps.add(answer.step());
    return answer.settle(steps);
  }

  /** A person's wish wins over the options, and the rest is as for any other mail. */
  private static Decision.Promote track(
      ExplicitTracking tracking, Facts facts, Policy policy, List<Step> steps) {
    CorrelationView correlation = CorrelationView.of(facts, policy);
    steps.add(correlation.step());
    steps.add(tracking.step());
    return new Decision.Promote(
        Reason.TRACKED_EXPLICITLY,
        tracking.why(),
        List.of(),
        correlation.correlated(),
        Consequences.of(facts, policy, correlation, SenderView.of(facts, policy), List.of()),
        new Trace(steps));
  }

  private static Decision accept(Facts facts, Policy policy, List<Step> steps) {
    Recipients recipients = Recipients.of(facts, policy);
    steps.add(recipients.resolvedStep());
    steps.add(recipients.consideredStep());
    if (recipients.considered().isEmpty()) {
      return new Decision.Refuse(
          Reason.NO_RECIPIENT_MATCH, recipients.whyNobody(), new Trace(steps));
    }
    CorrelationView correlation = CorrelationView.of(facts, policy);
    steps.add(correlation.step());
    Optional<Match> stopped = correlation.correlated().match().filter(Match::isStopped);
    if (stopped.isPresent()) {
      steps.add(
          new Step(
              Question.NOT_STOPPED,
              Verdict.REFUSED,
              List.of(
                  new Evidence.Activity(
                      Evidence.Activity.Relation.SAME_CONVERSATION, stopped.get().activity()))));
      return new Decision.Refuse(
          Reason.NO_CORRELATION_MATCH, List.of(SubReason.CONVERSATION_STOPPED), new Trace(steps));
    }
    SenderView sender = SenderView.of(facts, policy);
    return Acceptance.of(facts, policy, correlation, sender, recipients).decide(steps);
  }

  /** The queue that gets a queue item for a message that is an activity already. */
  public static Optional<RecordId> queueOfDuplicate(Facts facts, Policy policy) {
    return Consequences.queueOfDuplicate(facts, policy);
  }

  /**
   * What follows for the activity of a message, seen from one of its copies: as somebody accepts it
   * there, else as if a person had asked to track it.
   */
  public Decision.Promote promoted(Facts facts, Policy policy) {
    return decide(facts, policy) instanceof Decision.Promote promote
        ? promote
        : track(ExplicitTracking.of(facts, policy), facts, policy, new ArrayList<>());
  }

  /**
   * The rank of a copy that is promoted; of several copies the one with the least rank counts.
   *
   * @param facts the copy
   * @param promoted why it is promoted
   */
  public static String rank(Facts facts, Decision.Promote promoted, Policy policy) {
    return CopyRank.of(facts, promoted.reason() == Reason.TRACKED_EXPLICITLY, policy);
  }

  /** The correlation of a message under a policy, regardless of who accepts it. */
  public static Correlated correlate(Facts facts, Policy policy) {
    return CorrelationView.of(facts, policy).correlated();
  }
}
