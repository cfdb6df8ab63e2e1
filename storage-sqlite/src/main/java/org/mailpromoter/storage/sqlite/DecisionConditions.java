package org.mailpromoter.storage.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;

/**
 * A filter as conditions on decisions, whose table has the alias {@code d}. All but the sender are
 * answered by the index {@code decisions_result} alone.
 */
final class DecisionConditions {
  private final DecisionFilter filter;

  DecisionConditions(DecisionFilter filter) {
    this.filter = filter;
  }

  /** The table, read through the index if that holds all that is asked for. */
  String indexed() {
    return " FROM decisions d" + (isIndexed() ? " INDEXED BY decisions_result" : "");
  }

  /** Whether no row of the table is needed to answer the conditions. */
  boolean isIndexed() {
    return filter.sender().isEmpty();
  }

  /** Whether every decision meets them. */
  boolean isNone() {
    return messages().isEmpty() && results().isEmpty();
  }

  /** Which messages; each begins with AND. */
  String messages() {
    List<String> conditions = new ArrayList<>();
    filter
        .mailbox()
        .ifPresent(
            unused ->
                conditions.add(
                    "d.folder IN (SELECT f.id FROM folders f JOIN mailboxes m ON m.id = f.mailbox"
                        + " WHERE m.name = :mailbox)"));
    filter.receivedFrom().ifPresent(unused -> conditions.add("d.received_at >= :from"));
    filter.receivedBefore().ifPresent(unused -> conditions.add("d.received_at < :before"));
    if (!filter.sender().isEmpty()) {
      // ignores the case of ASCII letters
      conditions.add("d.sender LIKE :sender ESCAPE '!'");
    }
    return joined(conditions);
  }

  /** Which outcomes and reasons; each begins with AND. */
  String results() {
    return results("");
  }

  /** The same for groups in the order of the index: a plus sign keeps SQLite from sorting them. */
  String resultsOfGroups() {
    return results("+");
  }

  private String results(String sign) {
    List<String> conditions = new ArrayList<>();
    in(sign + "d.outcome", filter.outcomes().stream().map(Outcome::number).toList(), conditions);
    in(sign + "d.reason", filter.reasons().stream().map(Reason::code).toList(), conditions);
    return joined(conditions);
  }

  private static void in(String column, Collection<Integer> numbers, List<String> conditions) {
    if (!numbers.isEmpty()) {
      String list = numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
      conditions.add(column + " IN (" + list + ")");
    }
  }

  private static String joined(List<String> conditions) {
    return conditions.stream().map(each -> " AND " + each).collect(Collectors.joining());
  }

  /** The query with the values of its conditions. */
  Query bind(Query query) {
    filter.mailbox().ifPresent(mailbox -> query.bind("mailbox", mailbox.value()));
    filter.receivedFrom().ifPresent(from -> query.bind("from", from.toEpochMilli()));
    filter.receivedBefore().ifPresent(before -> query.bind("before", before.toEpochMilli()));
    if (!filter.sender().isEmpty()) {
      query.bind("sender", "%" + filter.sender().replaceAll("[!%_]", "!$0") + "%");
    }
    return query;
  }
}
