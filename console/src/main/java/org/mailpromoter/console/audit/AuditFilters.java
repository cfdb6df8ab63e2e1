package org.mailpromoter.console.audit;

import java.util.List;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/** The filters of the audit log; all of them are addresses. */
final class AuditFilters {
  private static final List<String> ORDER = List.of("by", "operation", "object", "since", "until");
  private static final List<Link> PERIODS =
      List.of(
          new Link("Last 24 hours", "24h"),
          new Link("Last 7 days", "7d"),
          new Link("Last 30 days", "30d"),
          new Link("Last year", "365d"));

  private AuditFilters() {}

  static AuditPage.Form form(Fields query) {
    List<Link> operations =
        Vocabulary.DEEDS.words().stream().map(each -> new Link(each, each)).toList();
    return new AuditPage.Form(
        value(query, "by"),
        value(query, "object"),
        value(query, "until"),
        List.of(
            Choices.of("operation", "Operation", "Any", operations, value(query, "operation")),
            Choices.of("since", "When", "At any time", PERIODS, value(query, "since"))));
  }

  private static String value(Fields query, String name) {
    return query.first(name).orElse("");
  }

  /** The filters in force, each with the address of the list without it. */
  static List<Link> inForce(Fields query) {
    Fields whole = query.without("after");
    return ORDER.stream()
        .filter(name -> !value(query, name).isEmpty())
        .map(name -> new Link(shown(name, value(query, name)), address(whole.without(name))))
        .toList();
  }

  static String address(Fields query) {
    return Queries.path(AuditScreen.PATH, query);
  }

  private static String shown(String name, String value) {
    return switch (name) {
      case "by" -> "by " + value;
      case "object" -> "about " + value;
      case "until" -> "before " + value;
      case "since" ->
          PERIODS.stream()
              .filter(each -> each.href().equals(value))
              .findFirst()
              .map(Link::label)
              .orElse("since " + value);
      default -> value;
    };
  }
}
