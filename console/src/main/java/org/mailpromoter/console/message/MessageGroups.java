package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.web.Fields;

/** The list of messages, put together by what they have in common. */
final class MessageGroups {
  /** The field of the address that says what groups have in common. */
  static final String FIELD = "group-by";

  private static final int MOST = 50;

  private final Fields query;
  private final Instant now;

  /** The groups of a list whose address has a query. */
  MessageGroups(Fields query, Instant now) {
    this.query = query.without("after").without(MessageList.SELECT);
    this.now = now;
  }

  /** No groups, but the ways to make some. */
  MessagesPage.Grouping none() {
    return new MessagesPage.Grouping(choices(), "", "", List.of(), List.of());
  }

  MessagesPage.Grouping of(AnalyzedMessages messages, DecisionFilter filter, GroupBy by) {
    DecisionGroups found = messages.groups(filter, by, MOST);
    return new MessagesPage.Grouping(
        choices(),
        common(by),
        EnumWords.of(by),
        found.groups().stream().map(each -> group(each, by)).toList(),
        notes(found));
  }

  private List<MessagesPage.View> choices() {
    List<MessagesPage.View> choices = new ArrayList<>();
    String here = query.first(FIELD).orElse("");
    choices.add(view("Nothing", "", here.isEmpty()));
    for (GroupBy each : GroupBy.values()) {
      choices.add(view(common(each), EnumWords.of(each), EnumWords.of(each).equals(here)));
    }
    return choices;
  }

  private MessagesPage.View view(String label, String word, boolean current) {
    String address = Queries.path(MessageFilters.PATH, query.without(FIELD).with(FIELD, word));
    return new MessagesPage.View(new Link(label, address), current);
  }

  private static String common(GroupBy by) {
    return switch (by) {
      case SENDER -> "Sender";
      case REASON -> "Reason";
      case MAILBOX -> "Mailbox";
    };
  }

  private List<String> notes(DecisionGroups found) {
    List<String> notes = new ArrayList<>();
    if (found.others() > 0) {
      notes.add(
          Words.count(found.others(), "message", "messages") + " in smaller groups are not shown.");
    }
    found
        .since()
        .map(
            since ->
                "Counted back to "
                    + Moment.of(since, now).exact()
                    + ". Narrow the period to count older mail.")
        .ifPresent(notes::add);
    return notes;
  }

  private MessagesPage.Group group(DecisionGroups.Group group, GroupBy by) {
    StoredDecision latest = group.latest();
    DecisionEntry entry = latest.entry();
    boolean alike = by == GroupBy.REASON;
    String help = alike ? Resolution.of(entry.subReasons().get(0)) : "";
    String count = Words.number(group.count()) + (alike ? " like this" : " messages");
    return new MessagesPage.Group(
        label(latest, by),
        help,
        alike ? List.of(Outcomes.chip(entry)) : List.of(),
        group.count() == 1 ? "1 message" : count,
        like(latest, by).map(each -> Queries.path(MessageFilters.PATH, each)).orElse(""),
        by == GroupBy.SENDER ? "" : senders(group, !help.isEmpty()),
        Moment.of(entry.receivedAt(), now),
        MessageFilters.PATH + "/" + latest.id(),
        entry.subject());
  }

  private static String senders(DecisionGroups.Group group, boolean sameRemedy) {
    return "from "
        + Words.count(group.senders(), "sender", "senders")
        + (sameRemedy && group.count() > 1 ? ", same remedy" : "");
  }

  private static String label(StoredDecision latest, GroupBy by) {
    DecisionEntry entry = latest.entry();
    return switch (by) {
      case SENDER -> entry.sender().isEmpty() ? "Nobody, or forgotten" : entry.sender();
      case REASON -> Outcomes.clause(entry);
      case MAILBOX -> latest.mailbox().value();
    };
  }

  /** The filters that find the group. */
  private Optional<Fields> like(StoredDecision latest, GroupBy by) {
    DecisionEntry entry = latest.entry();
    Fields list = query.without(FIELD);
    return switch (by) {
      case SENDER ->
          entry.sender().isEmpty()
              ? Optional.empty()
              : Optional.of(list.without("sender").with("sender", entry.sender()));
      case REASON ->
          Optional.of(
              list.without("outcome")
                  .without("reason")
                  .without("sub-reason")
                  .with("outcome", EnumWords.of(entry.outcome()))
                  .with("reason", entry.reason().title())
                  .with("sub-reason", EnumWords.of(entry.subReasons().get(0))));
      case MAILBOX ->
          Optional.of(list.without("mailbox").with("mailbox", latest.mailbox().value()));
    };
  }
}
