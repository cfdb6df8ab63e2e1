package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;

/** Makes the page of a list of messages. */
final class MessageList {
  /** As far as messages are counted. */
  private static final int COUNTED = 10_000;

  private final Visit visit;
  private final Fields query;

  /** A list whose address has a query. */
  MessageList(Visit visit, Fields query) {
    this.visit = visit;
    this.query = query;
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
        exports(),
        selecting(),
        first ? live(messages) : MessagesPage.Live.NEVER,
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
        new MessagesPage.Selecting(false, false, ""),
        MessagesPage.Live.NEVER,
        List.of(),
        List.of("No message is listed, because a filter cannot be understood."),
        "",
        "");
  }

  private List<Link> exports() {
    Fields whole = query.without("after").without("limit");
    return List.of(
        new Link("CSV", Queries.path(MessageFilters.PATH + ".csv", whole)),
        new Link("JSON Lines", Queries.path(MessageFilters.PATH + ".jsonl", whole)));
  }

  private MessagesPage.Selecting selecting() {
    Permissions permissions = visit.permissions();
    return new MessagesPage.Selecting(
        permissions.reach(Operation.RETRY_MESSAGES) != Reach.NONE,
        permissions.reach(Operation.TRACK_MESSAGE) != Reach.NONE,
        Queries.path("", query));
  }

  private MessagesPage.Live live(AnalyzedMessages messages) {
    long latest = messages.latest().map(DecisionId::value).orElse(0L);
    Fields asked = query.without("limit").with("after-decision", String.valueOf(latest));
    return new MessagesPage.Live(
        Queries.path(MessageFilters.PATH + "/newer", asked), address(query));
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
    boolean words = query.first("text").filter(each -> !each.isBlank()).isPresent();
    if (words && !visit.sight().isClear()) {
      return List.of(
          "No message of your own mailboxes has these words. Mail of others is not searched, because"
              + " its texts are hidden.");
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

  private MessagesPage.Row row(StoredDecision stored, Instant now) {
    DecisionEntry entry = stored.entry();
    return new MessagesPage.Row(
        stored.id().value(),
        Selection.isPossible(visit.permissions(), stored),
        MessageFilters.PATH + "/" + stored.id(),
        Moment.of(entry.receivedAt(), now),
        stored.mailbox().value(),
        MailWords.sender(entry),
        MailWords.subject(entry),
        Outcomes.chip(entry),
        Outcomes.because(entry));
  }
}
