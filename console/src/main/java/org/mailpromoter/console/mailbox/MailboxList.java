package org.mailpromoter.console.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.service.Listening;

/** Makes the page with the list of mailboxes. */
final class MailboxList {
  private static final Duration RECENT = Duration.ofDays(1);

  private final Visit visit;
  private final Instant now;

  MailboxList(Visit visit) {
    this.visit = visit;
    this.now = visit.open().now();
  }

  MailboxesPage page(Frame frame, Listening listening) {
    List<Status.MailboxState> all = MailboxWords.visible(visit);
    Figures figures = figures(DecisionFilter.all());
    return new MailboxesPage(
        frame, counts(all), all.stream().map(each -> row(each, figures, listening)).toList());
  }

  /** The messages received in the last 24 hours. */
  Figures figures(DecisionFilter filter) {
    return new Figures(
        new AnalyzedMessages(visit.open())
            .visibleTo(visit.permissions(), visit.sight())
            .timeline(filter.withReceivedFrom(now.minus(RECENT)), TimeStep.HOUR));
  }

  private static String counts(List<Status.MailboxState> all) {
    if (all.isEmpty()) {
      return "";
    }
    long ill = all.stream().filter(each -> !each.isWell()).count();
    String some = Words.count(all.size(), "mailbox", "mailboxes");
    return ill == 0 ? some + ", none fails" : some + ", " + Words.number(ill) + " not well";
  }

  private MailboxesPage.Row row(Status.MailboxState state, Figures all, Listening listening) {
    Figures figures = all.of(state.mailbox().id());
    return new MailboxesPage.Row(
        state.mailbox().id().value(),
        MailboxWords.path(state.mailbox().id()),
        MailboxWords.owner(visit, state.mailbox()),
        state.mailbox().connector()
            + (listening.isTo(state.mailbox().id()) ? ", listening" : ", polling"),
        MailboxWords.chip(state.state()),
        MailboxWords.failure(state),
        MailboxWords.until(state, now).stream().map(each -> Moment.of(each, now)).toList(),
        state.lastRun().stream().map(each -> Moment.of(each.endedAt(), now)).toList(),
        MailboxWords.earlierGoodRun(state).stream().map(each -> Moment.of(each, now)).toList(),
        state.undecidedSince().stream().map(each -> Moment.of(each, now)).toList(),
        Words.number(figures.all()),
        Words.number(figures.count(Outcome.PROMOTED)),
        Words.number(figures.count(Outcome.REFUSED)));
  }
}
