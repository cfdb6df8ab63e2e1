package org.mailpromoter.console.overview;

import java.util.List;
import java.util.Set;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/** The mailboxes that a visitor may see. */
final class MailboxRows {
  private final Visit visit;
  private final AnalyzedMessages messages;
  private final DecisionFilter recent;

  MailboxRows(Visit visit, AnalyzedMessages messages, DecisionFilter recent) {
    this.visit = visit;
    this.messages = messages;
    this.recent = recent;
  }

  List<OverviewPage.Mailbox> rows() {
    return visible(visit).stream().map(this::row).toList();
  }

  static List<Status.MailboxState> visible(Visit visit) {
    return Status.of(visit.open()).mailboxes().stream()
        .filter(
            each ->
                visit.permissions().allows(Operation.SEE_STATUS, Belonging.to(each.mailbox().id())))
        .toList();
  }

  private OverviewPage.Mailbox row(Status.MailboxState state) {
    MailboxId id = state.mailbox().id();
    DecisionFilter own = recent.withMailbox(id);
    return new OverviewPage.Mailbox(
        id.value(),
        "/messages?mailbox=" + Queries.encoded(id.value()),
        owner(state),
        chip(state.state()),
        state.lastRun().map(MailboxRun::failure).orElse(""),
        state.lastRun().stream().map(run -> Moment.of(run.endedAt(), visit.open().now())).toList(),
        Words.number(messages.count(own.withOutcomes(Set.of(Outcome.PROMOTED)))),
        Words.number(messages.count(own.withOutcomes(Set.of(Outcome.REFUSED)))));
  }

  private String owner(Status.MailboxState state) {
    return state
        .mailbox()
        .policy()
        .owner()
        .map(id -> visit.open().policy().owner(id).map(Owner::name).orElse(id.toString()))
        .orElse("nobody");
  }

  static Chip chip(Status.State state) {
    return switch (state) {
      case DISABLED -> new Chip(Tone.CALM, "Disabled");
      case NOT_RUN -> new Chip(Tone.CALM, "Not run yet");
      case SUCCESS -> new Chip(Tone.YES, "Success");
      case FAILURE -> new Chip(Tone.NO, "Failure");
      case FAILURE_POSTPONED -> new Chip(Tone.WAIT, "Failure, postponed");
      case FAILURE_DISABLED -> new Chip(Tone.NO, "Failure, disabled");
    };
  }
}
