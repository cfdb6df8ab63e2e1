package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** What can be done for one message alone. */
final class MessageChanges {
  private MessageChanges() {}

  /** The message is tracked by hand, as if it carried the keyword. */
  static List<Change> byHand(Grounds grounds, DecisionId id) {
    return grounds.policy().organization().words(OrganizationValue.TRACKED_KEYWORDS).stream()
        .limit(1)
        .map(
            keyword ->
                new Change(
                    "Track this message by hand",
                    Change.command("retry --decision " + id + " --by-hand"),
                    Change.Scope.ONE_MESSAGE,
                    each -> each.with(marked(each.facts(), keyword))))
        .toList();
  }

  /** The activity is created after all, in an attempt that the budget does not know of. */
  static List<Change> triedAgain(Grounds grounds, DecisionId id) {
    return grounds.facts().attempts().any()
        ? List.of(
            new Change(
                "Try again to create the activity, once what was in the way is mended",
                Change.command("retry --decision " + id),
                Change.Scope.ONE_MESSAGE,
                each -> each.with(each.facts().withAttempts(CreationAttempts.NONE))))
        : List.of();
  }

  private static Facts marked(Facts facts, String keyword) {
    Location found = facts.location();
    Set<String> keywords = new HashSet<>(found.keywords());
    keywords.add(keyword);
    return facts.withLocation(
        new Location(found.mailbox(), found.folder(), found.role(), keywords));
  }

  /** The conversation that somebody stopped goes on. */
  static List<Change> resumed(Grounds grounds) {
    return grounds.facts().correlation().stream()
        .flatMap(report -> report.match().stream())
        .filter(Match::isStopped)
        .map(Match::activity)
        .distinct()
        .map(
            activity ->
                new Change(
                    "Go on tracking the conversation of email activity " + activity,
                    Change.command("activities track " + activity + " --conversation"),
                    Change.Scope.ONE_MESSAGE,
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

  /** The mail that the message answers is tracked by hand, so that it is a reply. */
  static List<Change> parents(List<StoredDecision> parents, List<CorrelationStrategy> strategies) {
    List<Change> changes = new ArrayList<>();
    for (StoredDecision parent : parents) {
      if (parent.entry().outcome() != Outcome.PROMOTED && parent.entry().hasEvidence()) {
        ImaginedHistory history = new ImaginedHistory(strategies);
        history.exists(StoredEvidence.facts(parent), Creation.NOTHING);
        changes.add(
            new Change(
                "Track the mail that it answers by hand (decision " + parent.id() + ")",
                Change.command("retry --decision " + parent.id() + " --by-hand"),
                Change.Scope.ONE_MESSAGE,
                each -> each.with(history.of(each.facts()))));
      }
    }
    return changes;
  }
}
