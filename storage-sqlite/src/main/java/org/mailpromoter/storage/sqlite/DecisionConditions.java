package org.mailpromoter.storage.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A filter as conditions on decisions, whose table has the alias {@code d}. Mailboxes, outcomes,
 * reasons and times are answered by the indexes alone; senders, words and sub-reasons need the
 * rows.
 */
final class DecisionConditions {
  private final DecisionFilter filter;

  DecisionConditions(DecisionFilter filter) {
    this.filter = filter;
  }

  DecisionFilter filter() {
    return filter;
  }

  /** The table, read through the index if that holds all that is asked for. */
  String indexed() {
    return " FROM decisions d" + (isIndexed() ? " INDEXED BY decisions_result" : "");
  }

  /** Whether no row of the table is needed to answer the conditions. */
  boolean isIndexed() {
    return filter.sender().isEmpty() && filter.text().isEmpty() && filter.subReasons().isEmpty();
  }

  /** Whether every decision meets them. */
  boolean isNone() {
    return messages().isEmpty() && results().isEmpty();
  }

  /** All of them; each begins with AND. */
  String all() {
    return messages() + results();
  }

  /** Which messages; each begins with AND. */
  String messages() {
    return (filter.mailboxes().isPresent() ? " AND d.folder IN (" + FOLDERS + ")" : "")
        + period()
        + content();
  }

  /** The folders of the mailboxes. */
  private static final String FOLDERS =
      "SELECT f.id FROM folders f JOIN mailboxes m ON m.id = f.mailbox"
          + " WHERE m.name IN (SELECT value FROM json_each(:mailboxes))";

  /** The folders that are asked for. */
  String folders() {
    return filter.mailboxes().isPresent() ? FOLDERS : "SELECT f.id FROM folders f";
  }

  /** Received when; each begins with AND. */
  String period() {
    return (filter.receivedFrom().isPresent() ? " AND d.received_at >= :from" : "")
        + (filter.receivedBefore().isPresent() ? " AND d.received_at < :before" : "");
  }

  /** The same key, or the end of the period: so the index is not read from a later one. */
  PageKey inPeriod(PageKey from) {
    return filter
        .receivedBefore()
        .map(before -> new PageKey(before.toEpochMilli(), Long.MIN_VALUE))
        .filter(before -> before.compareTo(from) < 0)
        .orElse(from);
  }

  /** What is in no index; each begins with AND. */
  String content() {
    List<String> conditions = new ArrayList<>();
    if (!filter.sender().isEmpty()) {
      // ignores the case of ASCII letters
      conditions.add("d.sender LIKE :sender ESCAPE '!'");
    }
    if (!filter.subReasons().isEmpty()) {
      conditions.add(
          filter.subReasons().stream()
              .sorted()
              .map(SubReason::name)
              .map(each -> "instr(' ' || d.sub_reasons || ' ', ' " + each + " ') > 0")
              .collect(Collectors.joining(" OR ", "(", ")")));
    }
    if (!filter.text().isEmpty()) {
      conditions.add("has_words(d.subject || ' ' || d.sender, :text)");
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
    bindFolders(query);
    bindPeriod(query);
    if (!filter.sender().isEmpty()) {
      query.bind("sender", "%" + filter.sender().replaceAll("[!%_]", "!$0") + "%");
    }
    if (!filter.text().isEmpty()) {
      query.bind("text", filter.text().toString());
    }
    return query;
  }

  /** The query with the times that it names. */
  Query bindPeriod(Query query) {
    filter.receivedFrom().ifPresent(from -> query.bind("from", from.toEpochMilli()));
    filter.receivedBefore().ifPresent(before -> query.bind("before", before.toEpochMilli()));
    return query;
  }

  /** The query with the mailboxes that it names. */
  Query bindFolders(Query query) {
    filter
        .mailboxes()
        .ifPresent(
            all ->
                query.bind(
                    "mailboxes",
                    JsonList.ofTexts(all.stream().map(MailboxId::value).sorted().toList())));
    return query;
  }
}
