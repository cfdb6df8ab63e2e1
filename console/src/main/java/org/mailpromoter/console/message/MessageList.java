package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;

/** Makes the page of a list of messages. */
final class MessageList {
  /** As far as messages are counted. */
  private static final int COUNTED = 10_000;

  private final Visit visit;
  private final Fields query;

  MessageList(Visit visit) {
    this.visit = visit;
    this.query = visit.request().query();
  }

  MessagesPage page(Frame frame, MessageSelection selection) throws WrongPageException {
    AnalyzedMessages messages =
        new AnalyzedMessages(visit.open()).visibleTo(visit.permissions(), visit.sight());
    AnalyzedMessages.Listing found = messages.page(selection.filter(), selection.page());
    CappedCount count = messages.count(selection.filter(), COUNTED);
    String older =
        found.next().map(next -> address(query.without("after").with("after", next))).orElse("");
    boolean first = selection.page().isFirst();
    return new MessagesPage(
        frame,
        MessageFilters.views(query, visit.permissions()),
        MessageFilters.form(query, mailboxes()),
        MessageFilters.inForce(query),
        Words.count(count, "message", "messages"),
        found.decisions().stream().map(each -> row(each, visit.open().now())).toList(),
        found.decisions().isEmpty() ? emptiness(first) : List.of(),
        older,
        first ? "" : address(query.without("after")));
  }

  /** The page of a list whose filters are wrong. */
  MessagesPage refused(Frame frame) {
    return new MessagesPage(
        frame,
        MessageFilters.views(query, visit.permissions()),
        MessageFilters.form(query, mailboxes()),
        MessageFilters.inForce(query),
        "",
        List.of(),
        List.of("No message is listed, because a filter cannot be understood."),
        "",
        "");
  }

  private static String address(Fields query) {
    return Queries.path(MessageFilters.PATH, query);
  }

  private List<String> mailboxes() {
    return visit.open().parts().deployment().mailboxes().stream()
        .map(each -> each.id())
        .filter(each -> visit.permissions().allows(Operation.LIST_MESSAGES, Belonging.to(each)))
        .map(Object::toString)
        .toList();
  }

  private List<String> emptiness(boolean first) {
    if (!first) {
      return List.of("There are no older messages.");
    }
    if (!MessageFilters.inForce(query).isEmpty()) {
      return List.of("No message passes these filters. Drop one of them:");
    }
    return mailboxes().isEmpty()
        ? List.of(
            "You have no mailbox of your own. An administrator can make you the owner of one.")
        : List.of(
            "No message was analyzed yet.",
            "Messages appear here when their mailbox was synchronized for the first time.");
  }

  private static MessagesPage.Row row(StoredDecision stored, Instant now) {
    DecisionEntry entry = stored.entry();
    boolean forgotten = entry.sender().isEmpty() && entry.subject().isEmpty();
    return new MessagesPage.Row(
        MessageFilters.PATH + "/" + stored.id(),
        Moment.of(entry.receivedAt(), now),
        stored.mailbox().value(),
        entry.sender(),
        entry.subject(),
        forgotten,
        Outcomes.chip(entry),
        Outcomes.because(entry));
  }
}
