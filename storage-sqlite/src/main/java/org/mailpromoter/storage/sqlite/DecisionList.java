package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/** Reads a page of decisions without evidence with bounded work, received last first. */
final class DecisionList {
  private static final String BEHIND =
      " FROM decisions d INDEXED BY decisions_received"
          + " WHERE (d.received_at, d.id) < (:received, :id)";

  private static final String ORDER = " ORDER BY d.received_at DESC, d.id DESC LIMIT :limit";

  private final Handle handle;
  private final DecisionConditions conditions;
  private final PageKey from;
  private final int limit;

  /**
   * A part of a list.
   *
   * @param from where it begins
   * @param limit how many it has at most
   */
  DecisionList(Handle handle, DecisionFilter filter, PageKey from, int limit) {
    this.handle = handle;
    this.conditions = new DecisionConditions(filter);
    this.from = conditions.inPeriod(from);
    this.limit = limit;
  }

  Page<StoredDecision> read() throws SQLException {
    return read(conditions.filter().text().isEmpty() ? Effort.DECISIONS : Effort.DECISION_TEXTS);
  }

  /**
   * Goes back from the latest decision, which mostly finds enough at once. What is rare is then
   * found by an index. If none knows it, the page ends before it is full.
   */
  Page<StoredDecision> read(Effort effort) throws SQLException {
    Page<StoredDecision> page = walk(List.of(), from, effort.first());
    if (page.searchedTo().isEmpty()) {
      return page;
    }
    Optional<List<Long>> few =
        new DecisionCandidates(handle, conditions, effort.few()).behind(from, limit + 1);
    return few.isPresent() ? among(few.get()) : walkOn(page, effort.all() - effort.first());
  }

  private Page<StoredDecision> walkOn(Page<StoredDecision> page, int most) {
    return page.next().isPresent() ? walk(page.entries(), page.next().get(), most) : page;
  }

  /** Looks at so many behind a key, and adds what it finds to what was found before it. */
  private Page<StoredDecision> walk(List<StoredDecision> before, PageKey begin, int most) {
    Optional<PageKey> floor = floor(handle, conditions, begin, most);
    PageKey last = floor.orElse(new PageKey(Long.MIN_VALUE, Long.MIN_VALUE));
    List<StoredDecision> found = new ArrayList<>(before);
    behind(walking(conditions), begin, limit + 1 - before.size())
        .bind("floor", last.order())
        .bind("floorId", last.number())
        .map(DecisionRows.withoutEvidence(handle))
        .forEach(found::add);
    return floor.isEmpty() || found.size() > limit
        ? page(found)
        : new Page<>(found, floor, Optional.of(Instant.ofEpochMilli(last.order())));
  }

  private Page<StoredDecision> among(List<Long> few) {
    return page(
        behind(among(conditions), from, limit + 1)
            .bind("few", JsonList.ofNumbers(few))
            .map(DecisionRows.withoutEvidence(handle))
            .list());
  }

  private Query behind(String query, PageKey begin, int most) {
    return conditions
        .bind(handle.createQuery(query))
        .bind("received", begin.order())
        .bind("id", begin.number())
        .bind("limit", most);
  }

  private Page<StoredDecision> page(List<StoredDecision> found) {
    return Page.of(found, limit, DecisionList::key);
  }

  private static PageKey key(StoredDecision decision) {
    return new PageKey(decision.entry().receivedAt().toEpochMilli(), decision.id().value());
  }

  /** The place that many entries of the period behind a key; empty if there are not so many. */
  static Optional<PageKey> floor(
      Handle handle, DecisionConditions conditions, PageKey from, int most) {
    return conditions
        .bindPeriod(handle.createQuery(flooring(conditions)))
        .bind("received", from.order())
        .bind("id", from.number())
        .bind("most", most - 1)
        .map((row, context) -> new PageKey(row.getLong(1), row.getLong(2)))
        .findOne();
  }

  static String flooring(DecisionConditions conditions) {
    return "SELECT d.received_at, d.id"
        + BEHIND
        + conditions.period()
        + " ORDER BY d.received_at DESC, d.id DESC LIMIT 1 OFFSET :most";
  }

  static String walking(DecisionConditions conditions) {
    return "SELECT "
        + DecisionRows.COLUMNS
        + BEHIND
        + " AND (d.received_at, d.id) >= (:floor, :floorId)"
        + conditions.all()
        + ORDER;
  }

  static String among(DecisionConditions conditions) {
    return "SELECT "
        + DecisionRows.COLUMNS
        + " FROM decisions d WHERE d.id IN (SELECT value FROM json_each(:few))"
        + " AND (d.received_at, d.id) < (:received, :id)"
        + conditions.all()
        + ORDER;
  }

  /** What is read of a sample, the latest first. */
  static List<String> sample(Handle handle, PageKey from, int most) {
    return handle
        .createQuery("SELECT d.subject || ' ' || d.sender" + BEHIND + ORDER)
        .bind("received", from.order())
        .bind("id", from.number())
        .bind("limit", most)
        .mapTo(String.class)
        .list();
  }
}
