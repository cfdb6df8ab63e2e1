package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Passing;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.change.Retries.Manner;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** All messages that match the filters of a list and are no activity, decided again. */
final class WholeList {
  /** The field of a form that means all that match. */
  static final String FIELD = "all";

  /** More are not decided again at once. */
  static final int MOST = 10_000;

  /** As many are shown, with what would become of each. */
  private static final int SHOWN = 50;

  private final Visit visit;
  private final Fields list;
  private final Optional<DecisionFilter> filter;

  private WholeList(Visit visit, Fields list, Optional<DecisionFilter> filter) {
    this.visit = visit;
    this.list = list;
    this.filter = filter;
  }

  /**
   * The messages of a list, as far as the visitor may decide them again.
   *
   * @param list its query
   * @throws WrongInputException if a filter is wrong
   */
  static WholeList of(Visit visit, Fields list) throws WrongInputException {
    Fields filters = list;
    for (String name : list.names()) {
      filters = MessageSelection.FILTERS.contains(name) ? filters : filters.without(name);
    }
    DecisionFilter seen =
        messages(visit).visible(MessageSelection.of(filters, visit.open()).filter());
    return new WholeList(
        visit,
        list,
        Retries.withoutActivity(
            AnalyzedMessages.narrowed(seen, visit.permissions(), Operation.RETRY_MESSAGES)));
  }

  private static AnalyzedMessages messages(Visit visit) {
    return new AnalyzedMessages(visit.open()).visibleTo(visit.permissions(), visit.sight());
  }

  private CappedCount count() {
    return filter
        .map(each -> visit.open().storage().decisionHistory().count(each, MOST))
        .orElse(new CappedCount(0, true));
  }

  /** What would be done. */
  SelectionPage page() {
    CappedCount count = count();
    List<StoredDecision> latest = count.isExact() ? latest() : List.of();
    Set<DecisionId> passing = Passing.of(visit.open(), latest);
    Instant now = visit.open().now();
    String what = Words.count(count, "message", "messages");
    return new SelectionPage(
        Frame.of(visit, Section.MESSAGES, "Decide " + what + " again")
            .under("Messages", MessageFilters.PATH),
        Queries.path(MessageFilters.PATH, list),
        Queries.path("", list),
        SelectionScreen.PATH + "/" + Selection.word(Manner.BY_SETTINGS),
        "Decide all " + Words.number(count.number()) + " again",
        true,
        sentences(count, latest.size(), passing.size()),
        latest.stream()
            .map(
                each ->
                    SelectionScreen.row(
                        visit.sight().show(each), SelectionScreen.after(each, false, passing), now))
            .toList());
  }

  private static List<String> sentences(CappedCount count, int shown, int passing) {
    String what = Words.count(count, "message", "messages");
    if (!count.isExact()) {
      return List.of(
          what
              + " match that are no email activity. At most "
              + Words.number(MOST)
              + " can be decided again at once: go back and narrow the list, for example to a"
              + " period.");
    }
    if (count.number() == 0) {
      return List.of("No message matches that is not an email activity already.");
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        what
            + (count.number() == 1 ? " matches" : " match")
            + " and "
            + (count.number() == 1 ? "is" : "are")
            + " no email activity.");
    sentences.add(
        "Of the latest "
            + Words.number(shown)
            + ", "
            + Words.number(passing)
            + " would be promoted by the settings and records of today.");
    sentences.add(
        "It is done as a job, which you can cancel: what was promoted until then stays. A message"
            + " that is no longer in its mailbox stays as it is.");
    return sentences;
  }

  private List<StoredDecision> latest() {
    return filter.stream()
        .flatMap(
            each ->
                visit
                    .open()
                    .storage()
                    .decisionHistory()
                    .list(each, PageKey.START, SHOWN)
                    .entries()
                    .stream())
        .flatMap(each -> visit.open().storage().decisionHistory().find(each.id()).stream())
        .toList();
  }

  /**
   * Begins to do it.
   *
   * @throws WrongInputException if there are too many
   */
  Response begin(Work work) throws WrongInputException, InterruptedException {
    CappedCount count = count();
    if (!count.isExact()) {
      throw WrongInputException.of(FIELD, sentences(count, 0, 0).get(0));
    }
    DecisionFilter chosen = filter.orElse(DecisionFilter.all().withMailboxes(Set.of()));
    Requester by = visit.requester("");
    return work.begin(
        visit,
        Operation.RETRY_MESSAGES,
        Queries.path(MessageFilters.PATH, list),
        (open, task) -> {
          Retries retries = new Retries(open);
          return retries.retry(
              by, retries.notPromoted(chosen), Manner.BY_SETTINGS, RetryTask.Gone.REPORT, task);
        });
  }
}
