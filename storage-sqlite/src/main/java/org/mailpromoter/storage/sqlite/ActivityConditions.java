package org.mailpromoter.storage.sqlite;

import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;

/** A filter as conditions on activities, whose table has the alias {@code a}. */
final class ActivityConditions {
  /** The subject and the names and addresses of the parties. */
  static final String TEXT =
      "a.subject || ' ' || coalesce((SELECT group_concat(p.name || ' ' || p.address, ' ')"
          + " FROM parties p WHERE p.activity = a.id), '')";

  private final ActivityFilter filter;

  ActivityConditions(ActivityFilter filter) {
    this.filter = filter;
  }

  ActivityFilter filter() {
    return filter;
  }

  /** Whether an index has all that they let through in the order of lists. */
  boolean isOfMailboxesOnly() {
    return filter.mailboxes().isPresent()
        && filter.direction().isEmpty()
        && filter.regarding().isEmpty()
        && filter.queue().isEmpty()
        && filter.party().isEmpty()
        && filter.participant().isEmpty()
        && filter.text().isEmpty();
  }

  /** Sent when; each begins with AND. */
  String period() {
    return (filter.sentFrom().isPresent() ? " AND a.sent_at >= :from" : "")
        + (filter.sentBefore().isPresent() ? " AND a.sent_at < :before" : "");
  }

  /** The same key, or the end of the period: so the index is not read from a later one. */
  PageKey inPeriod(PageKey from) {
    return filter
        .sentBefore()
        .map(before -> new PageKey(before.toEpochMilli(), Long.MIN_VALUE))
        .filter(before -> before.compareTo(from) < 0)
        .orElse(from);
  }

  /** All of them; each begins with AND. */
  String all() {
    StringBuilder all = new StringBuilder(period());
    filter.direction().ifPresent(unused -> all.append(" AND a.direction = :direction"));
    filter
        .mailboxes()
        .ifPresent(
            unused ->
                all.append(
                    " AND a.receiving_mailbox IN (SELECT value FROM json_each(:mailboxes))"));
    filter.regarding().ifPresent(unused -> all.append(" AND a.regarding = :regarding"));
    filter
        .queue()
        .ifPresent(
            unused ->
                all.append(
                    " AND EXISTS (SELECT 1 FROM queue_items q WHERE q.activity = a.id"
                        + " AND q.queue = :queue)"));
    filter
        .party()
        .ifPresent(
            unused ->
                all.append(
                    " AND EXISTS (SELECT 1 FROM parties p NOT INDEXED WHERE p.activity = a.id"
                        + " AND p.record = :party)"));
    if (!filter.participant().isEmpty()) {
      all.append(
          " AND EXISTS (SELECT 1 FROM parties p NOT INDEXED WHERE p.activity = a.id"
              + " AND instr(p.address, lower(:participant)) > 0)");
    }
    if (!filter.text().isEmpty()) {
      all.append(" AND has_words(" + TEXT + ", :text)");
    }
    return all.toString();
  }

  /** The query with the values of its conditions. */
  Query bind(Query query) {
    bindPeriod(query);
    filter.direction().ifPresent(each -> query.bind("direction", ActivityRows.directionCode(each)));
    filter
        .mailboxes()
        .ifPresent(
            all ->
                query.bind(
                    "mailboxes",
                    JsonList.ofTexts(all.stream().map(MailboxId::value).sorted().toList())));
    filter.regarding().ifPresent(each -> query.bind("regarding", each.toString()));
    filter.queue().ifPresent(each -> query.bind("queue", each.toString()));
    filter.party().ifPresent(each -> query.bind("party", each.toString()));
    if (!filter.participant().isEmpty()) {
      query.bind("participant", filter.participant());
    }
    if (!filter.text().isEmpty()) {
      query.bind("text", filter.text().toString());
    }
    return query;
  }

  /** The query with the times that it names. */
  Query bindPeriod(Query query) {
    filter.sentFrom().ifPresent(from -> query.bind("from", from.toEpochMilli()));
    filter.sentBefore().ifPresent(before -> query.bind("before", before.toEpochMilli()));
    return query;
  }
}
