package org.mailpromoter.console.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.web.Fields;

/** The filters of the list, their form and its saved views; all of them are addresses. */
final class MessageFilters {
  static final String PATH = "/messages";

  private static final List<String> ORDER =
      List.of("text", "outcome", "reason", "sub-reason", "mailbox", "sender", "since", "until");
  private static final List<Link> OUTCOMES =
      List.of(
          new Link("Promoted", "promoted"),
          new Link("Refused", "refused"),
          new Link("Left alone", "out-of-scope"));
  private static final List<Link> PERIODS =
      List.of(
          new Link("Last 24 hours", "24h"),
          new Link("Last 7 days", "7d"),
          new Link("Last 30 days", "30d"),
          new Link("Last 90 days", "90d"));

  private MessageFilters() {}

  static MessagesPage.Form form(Fields query, List<String> mailboxes) {
    List<Link> reasons =
        Vocabulary.REASONS.words().stream().map(each -> new Link(each, each)).toList();
    List<Link> boxes = mailboxes.stream().map(each -> new Link(each, each)).toList();
    List<Link> subReasons =
        Vocabulary.SUB_REASONS.words().stream().map(each -> new Link(each, each)).toList();
    return new MessagesPage.Form(
        value(query, "text"),
        value(query, "sender"),
        value(query, "until"),
        List.of(
            choices(query, "outcome", "Outcome", "Any outcome", OUTCOMES),
            choices(query, "reason", "Reason", "Any reason", reasons),
            choices(query, "sub-reason", "Precise reason", "Any", subReasons),
            choices(query, "mailbox", "Mailbox", "All mailboxes", boxes),
            choices(query, "since", "Received", "At any time", PERIODS)));
  }

  private static Choices choices(
      Fields query, String name, String label, String any, List<Link> values) {
    return Choices.of(name, label, any, values, String.join(",", query.all(name)));
  }

  private static String value(Fields query, String name) {
    return query.first(name).orElse("");
  }

  /** The filters in force, each with the address of the list without it. */
  static List<Link> inForce(Fields query) {
    Fields whole = query.without("after");
    return ORDER.stream()
        .filter(name -> query.first(name).isPresent())
        .map(name -> new Link(shown(query, name), Queries.path(PATH, whole.without(name))))
        .toList();
  }

  private static String shown(Fields query, String name) {
    String value = String.join(", ", query.all(name));
    return switch (name) {
      case "outcome" -> label(OUTCOMES, value);
      case "text" -> "words “" + value + "”";
      case "mailbox" -> "mailbox " + value;
      case "sender" -> "sender has " + value;
      case "since" -> label(PERIODS, value, "since " + value);
      case "until" -> "before " + value;
      default -> value;
    };
  }

  private static String label(List<Link> known, String value) {
    return label(known, value, value);
  }

  private static String label(List<Link> known, String value, String otherwise) {
    return known.stream()
        .filter(each -> each.href().equals(value))
        .findFirst()
        .map(Link::label)
        .orElse(otherwise);
  }

  /** The saved views. */
  static List<MessagesPage.View> views(Fields query, Permissions permissions) {
    List<Link> views = new ArrayList<>();
    views.add(new Link("Everything", PATH));
    views.add(new Link("All refused", PATH + "?outcome=refused"));
    views.add(reason(Reason.NO_CORRELATION_MATCH));
    views.add(reason(Reason.UNDELIVERABLE));
    List<MailboxId> own = permissions.mailboxes().stream().sorted().toList();
    for (MailboxId each : own) {
      String label = own.size() == 1 ? "Mine" : "Mine: " + each;
      views.add(new Link(label, PATH + "?mailbox=" + Queries.encoded(each.value())));
    }
    String here = Queries.path(PATH, only(query, MessageSelection.FILTERS));
    return views.stream()
        .map(each -> new MessagesPage.View(each, each.href().equals(here)))
        .toList();
  }

  private static Link reason(Reason reason) {
    return new Link(reason.title(), PATH + "?reason=" + reason.title());
  }

  private static Fields only(Fields query, Set<String> names) {
    Fields some = query;
    for (String name : query.names()) {
      some = names.contains(name) ? some : some.without(name);
    }
    return some;
  }
}
