package org.mailpromoter.console.overview;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.mailbox.MailboxWords;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.ask.Status;

/** The mailboxes that a visitor may see. */
final class MailboxRows {
  private final Visit visit;
  private final List<Status.MailboxState> mailboxes;
  private final Figures figures;

  MailboxRows(Visit visit, List<Status.MailboxState> mailboxes, Figures figures) {
    this.visit = visit;
    this.mailboxes = mailboxes;
    this.figures = figures;
  }

  List<OverviewPage.Mailbox> rows() {
    return mailboxes.stream().map(this::row).toList();
  }

  private OverviewPage.Mailbox row(Status.MailboxState state) {
    MailboxId id = state.mailbox().id();
    Figures own = figures.of(id);
    return new OverviewPage.Mailbox(
        id.value(),
        MailboxWords.path(id),
        MailboxWords.owner(visit, state.mailbox()),
        MailboxWords.chip(state.state()),
        MailboxWords.failure(state),
        state.lastRun().stream().map(run -> moment(run.endedAt())).toList(),
        MailboxWords.earlierGoodRun(state).stream().map(this::moment).toList(),
        state.undecidedSince().stream().map(this::moment).toList(),
        Words.number(own.count(Outcome.PROMOTED)),
        Words.number(own.count(Outcome.REFUSED)));
  }

  private Moment moment(Instant at) {
    return Moment.of(at, visit.open().now());
  }
}
