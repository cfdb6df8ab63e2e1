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
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.StoredDecision;
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

  /** The field that says which messages are selected. */
  static final String SELECT = "select";

  private final Visit visit;
  private final Fields query;
  private final AnalyzedMessages messages;
  private final MessageGroups groups;

  /** A list whose address has a query. */
  MessageList(Visit visit, Fields query) {
    this.visit = visit;
    this.query = query;
    this.messages =
        new AnalyzedMessages(visit.open()).visibleTo(visit.permissions(), visit.sight());
    this.groups = new MessageGroups(query, visit.open().now());
  }

  MessagesPage page(Frame frame, MessageSelection selection) throws WrongPageException {
    AnalyzedMessages.Listing found = messages.page(selection.filter(), selection.page());
    String older =
        found
            .next()
            .map(next -> address(query.without(SELECT).without("after").with("after", next)))
            .orElse("");
    boolean first = selection.page().isFirst();
    return new MessagesPage(
        frame,
        MessageFilters.views(query, visit.permissions()),
        MessageFilters.form(query, mailboxes()),
        MessageFilters.inForce(query),
        count(selection),
        exports(),
        groups.none(),
        selecting(!older.isEmpty()),
        first ? live(messages) : MessagesPage.Live.NEVER,
        found.decisions().stream().map(each -> row(each, visit.open().now())).toList(),
        found.decisions().isEmpty() ? emptiness(first) : List.of(),
        older,
        first ? "" : address(query.without(SELECT).without("after")));
  }

  private String count(MessageSelection selection) {
    return Words.count(messages.count(selection.filter(), COUNTED), "message", "messages");
  }

  /** The page with the messages put together by what they have in common. */
  MessagesPage grouped(Frame frame, MessageSelection selection, GroupBy by) {
    MessagesPage.Grouping grouping = groups.of(messages, selection.filter(), by);
    return new MessagesPage(
        frame,
        MessageFilters.views(query, visit.permissions()),
        MessageFilters.form(query, mailboxes()),
        MessageFilters.inForce(query),
        count(selection),
        exports(),
        grouping,
        MessagesPage.Selecting.NOTHING,
        MessagesPage.Live.NEVER,
        List.of(),
        grouping.groups().isEmpty() ? emptiness(true) : List.of(),
        "",
        "");
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
        groups.none(),
        MessagesPage.Selecting.NOTHING,
        MessagesPage.Live.NEVER,
        List.of(),
        List.of("No message is listed, because a filter cannot be understood."),
        "",
        "");
  }

  private List<Link> exports() {
    Fields whole =
        query.without("after").without("limit").without(SELECT).without(MessageGroups.FIELD);
    return List.of(
        new Link("CSV", Queries.path(MessageFilters.PATH + ".csv", whole)),
        new Link("JSON Lines", Queries.path(MessageFilters.PATH + ".jsonl", whole)));
  }

  /** Those on other pages can only be decided again, not be tracked by hand unseen. */
  private MessagesPage.Selecting selecting(boolean more) {
    Permissions permissions = visit.permissions();
    boolean retry = permissions.reach(Operation.RETRY_MESSAGES) != Reach.NONE;
    boolean track = permissions.reach(Operation.TRACK_MESSAGE) != Reach.NONE;
    boolean others = retry && (more || query.first("after").isPresent());
    MessagesPage.Ticked ticked = ticked(others);
    return new MessagesPage.Selecting(
        retry,
        track && ticked != MessagesPage.Ticked.ALL,
        Queries.path("", query.without(SELECT)),
        ticked,
        address(query.without(SELECT).with(SELECT, "page")),
        others ? address(query.without(SELECT).with(SELECT, "all")) : "",
        address(query.without(SELECT)));
  }

  private MessagesPage.Ticked ticked(boolean others) {
    return switch (query.first(SELECT).orElse("")) {
      case "page" -> MessagesPage.Ticked.PAGE;
      case "all" -> others ? MessagesPage.Ticked.ALL : MessagesPage.Ticked.PAGE;
      default -> MessagesPage.Ticked.NONE;
    };
  }

  private MessagesPage.Live live(AnalyzedMessages messages) {
    long latest = messages.latest().map(DecisionId::value).orElse(0L);
    Fields asked =
        query.without("limit").without(SELECT).with("after-decision", String.valueOf(latest));
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
