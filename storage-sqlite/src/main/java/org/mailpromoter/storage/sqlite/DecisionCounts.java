package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.PageKey;

/** Counts decisions with bounded work. */
final class DecisionCounts {
  private final Handle handle;
  private final DecisionConditions conditions;

  DecisionCounts(Handle handle, DecisionFilter filter) {
    this.handle = handle;
    this.conditions = new DecisionConditions(filter);
  }

  CappedCount count(int most) throws SQLException {
    return count(
        most, conditions.filter().text().isEmpty() ? Effort.DECISIONS : Effort.DECISION_TEXTS);
  }

  /** Counts by an index, or else what is among the latest. */
  CappedCount count(int most, Effort effort) throws SQLException {
    if (conditions.isIndexed()) {
      Optional<DecisionKinds> kinds = DecisionKinds.of(handle, conditions);
      if (kinds.isPresent()) {
        return CappedCount.of(kinds.get().count(most + 1L), most);
      }
    }
    Optional<List<Long>> few =
        new DecisionCandidates(handle, conditions, effort.few())
            .withWords(conditions.inPeriod(PageKey.START));
    return few.isPresent() ? among(few.get(), most) : amongLatest(most, effort.all());
  }

  private CappedCount among(List<Long> few, int most) {
    return CappedCount.of(
        counted(
            "decisions d WHERE d.id IN (SELECT value FROM json_each(:few))",
            query -> query.bind("few", JsonList.ofNumbers(few)),
            most + 1L),
        most);
  }

  private CappedCount amongLatest(int most, int latest) {
    Optional<PageKey> floor =
        DecisionList.floor(handle, conditions, conditions.inPeriod(PageKey.START), latest);
    PageKey last = floor.orElse(new PageKey(Long.MIN_VALUE, Long.MIN_VALUE));
    long counted =
        counted(
            "decisions d INDEXED BY decisions_received"
                + " WHERE (d.received_at, d.id) >= (:floor, :floorId)",
            query -> query.bind("floor", last.order()).bind("floorId", last.number()),
            most + 1L);
    return new CappedCount(Math.min(counted, most), counted <= most && floor.isEmpty());
  }

  private long counted(String which, Binding binding, long most) {
    Query query =
        handle.createQuery(
            "SELECT count(*) FROM (SELECT 1 FROM " + which + conditions.all() + " LIMIT :most)");
    return binding.bind(conditions.bind(query)).bind("most", most).mapTo(Long.class).one();
  }

  /** Binds what only one query has. */
  @FunctionalInterface
  private interface Binding {
    Query bind(Query query);
  }
}
