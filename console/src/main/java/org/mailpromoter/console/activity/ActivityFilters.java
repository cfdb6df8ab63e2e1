package org.mailpromoter.console.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.web.Fields;

/** The filters of the list and their form; all of them are addresses. */
final class ActivityFilters {
  static final String PATH = "/activities";

  private static final List<String> ORDER =
      List.of(
          "text",
          "participant",
          "party",
          "regarding",
          "queue",
          "direction",
          "mailbox",
          "since",
          "until");
  private static final List<Link> DIRECTIONS =
      List.of(new Link("Incoming", "incoming"), new Link("Outgoing", "outgoing"));
  private static final List<Link> PERIODS =
      List.of(
          new Link("Last 24 hours", "24h"),
          new Link("Last 7 days", "7d"),
          new Link("Last 30 days", "30d"),
          new Link("Last 90 days", "90d"));

  /** Fields that stand in the form only if the address has them. */
  private static final List<Link> RARE =
      List.of(
          new Link("Party", "party"), new Link("Queue", "queue"), new Link("Sent before", "until"));

  private ActivityFilters() {}

  /**
   * What can be written.
   *
   * @param own the user and queues of the visitor
   */
  static List<ActivitiesPage.Field> fields(Fields query, Set<RecordId> own) {
    List<ActivitiesPage.Field> fields = new ArrayList<>();
    fields.add(field(query, "text", "Words", "subject, name or address"));
    fields.add(field(query, "participant", "Participant", "part of an address"));
    fields.add(field(query, "regarding", "Regarding", "account:contoso"));
    RARE.stream()
        .filter(each -> query.first(each.href()).isPresent() && !chosen(each, query, own))
        .forEach(each -> fields.add(field(query, each.href(), each.label(), "")));
    return fields;
  }

  /** Whether a field has a value that is chosen from a list. */
  private static boolean chosen(Link field, Fields query, Set<RecordId> own) {
    return field.href().equals("party")
        && own.stream().anyMatch(each -> query.all("party").equals(List.of(each.toString())));
  }

  private static ActivitiesPage.Field field(Fields query, String name, String label, String hint) {
    return new ActivitiesPage.Field(name, label, hint, query.first(name).orElse(""));
  }

  /** What can be chosen; who is a user finds the mail that names them, in every mailbox. */
  static List<Choices> choices(Fields query, List<String> mailboxes, Set<RecordId> own) {
    List<Link> boxes = mailboxes.stream().map(each -> new Link(each, each)).toList();
    List<Link> owners =
        own.stream().map(RecordId::toString).sorted().map(each -> new Link(each, each)).toList();
    List<Choices> choices = new ArrayList<>();
    choices.add(choices(query, "direction", "Direction", "Both directions", DIRECTIONS));
    choices.add(choices(query, "mailbox", "Mailbox", "All mailboxes", boxes));
    if (!owners.isEmpty()) {
      choices.add(choices(query, "party", "From or to", "Anybody", owners));
    }
    choices.add(choices(query, "since", "Sent", "At any time", PERIODS));
    return choices;
  }

  private static Choices choices(
      Fields query, String name, String label, String any, List<Link> values) {
    return Choices.of(name, label, any, values, query.first(name).orElse(""));
  }

  /** The filters in force, each with the address of the list without it. */
  static List<Link> inForce(Fields query) {
    Fields whole = query.without("after");
    return ORDER.stream()
        .filter(name -> query.first(name).filter(each -> !each.isBlank()).isPresent())
        .map(name -> new Link(shown(query, name), Queries.path(PATH, whole.without(name))))
        .toList();
  }

  private static String shown(Fields query, String name) {
    String value = query.first(name).orElse("");
    return switch (name) {
      case "direction" -> label(DIRECTIONS, value, value);
      case "since" -> label(PERIODS, value, "since " + value);
      case "until" -> "before " + value;
      case "text" -> "words “" + value + "”";
      default -> name + " " + value;
    };
  }

  private static String label(List<Link> known, String value, String otherwise) {
    return known.stream()
        .filter(each -> each.href().equals(value))
        .findFirst()
        .map(Link::label)
        .orElse(otherwise);
  }

  /** The list of the activities about a record. */
  static String about(Object record) {
    return PATH + "?regarding=" + Queries.encoded(String.valueOf(record));
  }
}
