package org.mailpromoter.console.message;

import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.Impact;
import org.mailpromoter.core.diagnosis.Remedy;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.installation.change.RemedyApplication;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/** Makes the cards of remedies. */
final class RemedyCards {
  private static final int FIRST = 2;

  private final Visit visit;
  private final CommandTwins twins;

  RemedyCards(Visit visit, CommandTwins twins) {
    this.visit = visit;
    this.twins = twins;
  }

  /**
   * The remedies of an explanation.
   *
   * @param counted whether their effect on other mail was counted
   */
  RemediesPart of(Frame frame, Explanation explanation, boolean counted) {
    StoredDecision stored = explanation.decision();
    List<RemediesPart.Card> cards =
        explanation.remedies().stream().map(each -> card(stored, each, counted)).toList();
    if (explanation.passesToday()) {
      return new RemediesPart(frame, true, "", List.of(again(stored)), cards, "");
    }
    boolean uncounted = !counted && cards.stream().anyMatch(each -> !each.single());
    return new RemediesPart(
        frame,
        isRefused(stored),
        cards.isEmpty() ? none(explanation) : "",
        cards.subList(0, Math.min(FIRST, cards.size())),
        cards.subList(Math.min(FIRST, cards.size()), cards.size()),
        uncounted ? MessageScreen.path(stored) + "/remedies" : "");
  }

  /** Nothing has to be changed any more. */
  private RemediesPart.Card again(StoredDecision stored) {
    boolean allowed =
        visit.permissions().allows(Operation.RETRY_MESSAGES, Belonging.to(stored.mailbox()));
    return new RemediesPart.Card(
        "Decide this message again",
        "The settings and records of today would promote it.",
        "No other message.",
        false,
        0,
        SelectionScreen.address(stored),
        allowed ? "" : "An administrator can do this.",
        List.of(twins.retry(stored.id().value())));
  }

  static boolean isRefused(StoredDecision stored) {
    return stored.entry().outcome() != Outcome.PROMOTED
        && stored.entry().reason() != Reason.DUPLICATE;
  }

  private static String none(Explanation explanation) {
    return explanation.trace().isEmpty()
        ? "What was known about this message is no longer stored, so no change can be tried on it."
        : "No change of settings or records, and no pair of changes, would have promoted it.";
  }

  private RemediesPart.Card card(StoredDecision stored, Remedy remedy, boolean counted) {
    Change change = remedy.change();
    boolean single = change.scope() == Change.Scope.ONE_MESSAGE;
    return new RemediesPart.Card(
        EnglishAction.of(change),
        "This message: promoted, " + remedy.reason().title() + ".",
        impact(remedy, single, counted),
        single,
        counted ? others(remedy.impact()) : 0,
        MessageScreen.path(stored) + "/remedies/" + RemedyApplication.key(change),
        refusal(stored, change),
        change.actions().stream().flatMap(each -> twins.action(each).stream()).toList());
  }

  static long others(Impact impact) {
    return Math.max(0, impact.promoted() - 1);
  }

  private static String impact(Remedy remedy, boolean single, boolean counted) {
    if (single) {
      return "No other message.";
    }
    return counted ? impact(remedy.impact()) : "";
  }

  static String impact(Impact impact) {
    String lost =
        impact.noLonger() == 0
            ? ", none would no longer be."
            : ", " + Words.number(impact.noLonger()) + " would no longer be.";
    long others = others(impact);
    return "Of "
        + Words.count(impact.messages(), "message", "messages")
        + " in 30 days: "
        + Words.count(others, "other", "others")
        + " promoted"
        + lost;
  }

  private String refusal(StoredDecision stored, Change change) {
    RemedyApplication.Plan plan =
        new RemedyApplication(visit.open(), visit.permissions(), visit.requester(""))
            .plan(stored, change);
    if (!plan.inFile().isEmpty()) {
      return "This is set in the configuration file.";
    }
    return plan.allowed() ? "" : "An administrator can do this.";
  }
}
