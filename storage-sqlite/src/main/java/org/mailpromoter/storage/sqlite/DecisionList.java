package org.mailpromoter.storage.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;

/** Reads a part of a list of decisions without evidence, the latest first. */
final class DecisionList {
  private static final String SELECT = "SELECT " + DecisionRows.COLUMNS + " FROM decisions d ";

  private final Handle handle;
  private final DecisionConditions conditions;
  private final long before;
  private final long limit;

  /**
   * A part of a list.
   *
   * @param before the decision at which it begins, without it
   * @param limit how many it has at most
   */
  DecisionList(Handle handle, DecisionFilter filter, long before, long limit) {
    this.handle = handle;
    this.conditions = new DecisionConditions(filter);
    this.before = before;
    this.limit = limit;
  }

  /**
   * Goes back from the latest decision, which mostly finds enough at once. What is rare is then
   * found by the index, whose entries are a tenth of the rows. A sender is in no index.
   *
   * @param some how many decisions are looked at before
   */
  List<StoredDecision> read(int some) {
    long floor = Math.max(0, latest() - some);
    List<StoredDecision> found = walk(floor);
    if (found.size() == limit || floor == 0) {
      return found;
    }
    return conditions.isIndexed() ? byIndex() : walk(0);
  }

  private long latest() {
    return handle
        .createQuery("SELECT coalesce(max(id), 0) FROM decisions WHERE id < :below")
        .bind("below", before)
        .mapTo(Long.class)
        .one();
  }

  private List<StoredDecision> walk(long floor) {
    return conditions
        .bind(handle.createQuery(walking(conditions)))
        .bind("below", before)
        .bind("floor", floor)
        .bind("limit", limit)
        .map(DecisionRows.withoutEvidence(handle))
        .list();
  }

  private List<StoredDecision> byIndex() {
    return conditions
        .bind(handle.createQuery(byIndex(conditions)))
        .bind("below", before)
        .bind("limit", limit)
        .map(DecisionRows.withoutEvidence(handle))
        .list();
  }

  static String walking(DecisionConditions conditions) {
    return SELECT
        + "NOT INDEXED WHERE d.id < :below AND d.id > :floor"
        + conditions.messages()
        + conditions.results()
        + " ORDER BY d.id DESC LIMIT :limit";
  }

  static String byIndex(DecisionConditions conditions) {
    return SELECT
        + "WHERE d.id IN (SELECT d.id"
        + conditions.indexed()
        + " WHERE d.id < :below"
        + conditions.messages()
        + conditions.results()
        + " ORDER BY d.id DESC LIMIT :limit) ORDER BY d.id DESC";
  }
}
