package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.ImaginedHistory;
import org.mailpromoter.core.facts.Location;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.OrganizationValue;

/** Changes for a single message. */
final class MessageChanges {
  private MessageChanges() {}

  /** The message is tracked by hand, as if it carried the keyword. */
  static List<Change> byHand(Grounds grounds, DecisionId id) {
    return keyword(grounds).stream()
        .map(
            keyword ->
                Change.ofOneMessage(
                    new Action.TrackMessage(id),
                    only(grounds.facts(), facts -> marked(facts, keyword))))
        .toList();
  }

  /** The keyword for tracking by hand; none if the organization uses no such keyword. */
  private static Optional<String> keyword(Grounds grounds) {
    return grounds.policy().organization().words(OrganizationValue.TRACKED_KEYWORDS).stream()
        .findFirst();
  }

  /** An effect on one message, which leaves all others as they are. */
  private static UnaryOperator<Grounds> only(Facts message, UnaryOperator<Facts> effect) {
    return each -> each.facts().equals(message) ? each.with(effect.apply(each.facts())) : each;
  }

  /** The activity is created in an additional attempt that does not count against the budget. */
  static List<Change> triedAgain(Grounds grounds, DecisionId id) {
    return grounds.facts().attempts().any()
        ? List.of(
            Change.ofOneMessage(
                new Action.CreateAgain(id),
                only(grounds.facts(), facts -> facts.withAttempts(CreationAttempts.NONE))))
        : List.of();
  }

  private static Facts marked(Facts facts, String keyword) {
    Location found = facts.location();
    Set<String> keywords = new HashSet<>(found.keywords());
    keywords.add(keyword);
    return facts.withLocation(
        new Location(found.mailbox(), found.folder(), found.role(), keywords));
  }

  /** Tracking of the stopped conversation resumes. */
  static List<Change> resumed(Grounds grounds) {
    return grounds.facts().correlation().stream()
        .flatMap(report -> report.match().stream())
        .filter(Match::isStopped)
        .map(Match::activity)
        .distinct()
        .map(
            activity ->
                Change.ofOneMessage(
                    new Action.TrackConversation(activity),
                    each -> each.with(resumed(each.facts(), activity))))
        .toList();
  }

  private static Facts resumed(Facts facts, ActivityId activity) {
    return facts.withCorrelation(
        facts.correlation().stream().map(report -> resumed(report, activity)).toList());
  }

  private static StrategyReport resumed(StrategyReport report, ActivityId activity) {
    return report
        .match()
        .filter(match -> match.activity().equals(activity))
        .map(
            match ->
                StrategyReport.of(
                    report.strategy(),
                    report.method(),
                    report.sought(),
                    Optional.of(match.stopped(false))))
        .orElse(report);
  }

  /** The mail that the message answers is tracked by hand, which makes the message a reply. */
  static List<Change> parents(
      Grounds grounds, List<StoredDecision> parents, List<CorrelationStrategy> strategies) {
    Optional<String> keyword = keyword(grounds);
    List<Change> changes = new ArrayList<>();
    for (StoredDecision parent : parents) {
      boolean canBeTracked = keyword.isPresent() && parent.entry().hasEvidence();
      if (canBeTracked && parent.entry().outcome() != Outcome.PROMOTED) {
        Facts tracked = StoredEvidence.facts(parent);
        ImaginedHistory history = new ImaginedHistory(strategies, id -> Optional.of(tracked));
        history.exists(parent.id().value(), tracked, Creation.NOTHING);
        changes.add(
            Change.ofOneMessage(
                new Action.TrackAnswered(parent.id()),
                each ->
                    each.facts().equals(tracked)
                        ? each.with(marked(tracked, keyword.get()))
                        : each.with(history.of(each.facts()))));
      }
    }
    return changes;
  }
}
