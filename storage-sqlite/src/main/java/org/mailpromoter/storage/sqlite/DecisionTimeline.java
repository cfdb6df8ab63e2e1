package org.mailpromoter.storage.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;

/** Counts decisions by the time of receipt, back from the latest, with bounded work. */
final class DecisionTimeline {
  /** Entries of an index that are counted. */
  private static final int ENTRIES = 300_000;

  /** Steps of time, each of which costs a search in an index for each kind. */
  private static final int STEPS = 800;

  /** The steps of one kind that have decisions. */
  static final String OF_KIND =
      "WITH RECURSIVE steps (begin) AS (SELECT ?5 UNION ALL"
          + " SELECT begin + ?6 FROM steps WHERE begin + ?6 < ?7),"
          + " counts AS (SELECT begin, (SELECT count(*) FROM decisions INDEXED BY decisions_result"
          + " WHERE folder = ?1 AND outcome = ?2 AND reason = ?3"
          + " AND received_at >= max(?4, begin) AND received_at < min(?7, begin + ?6)) AS number"
          + " FROM steps) SELECT begin, number FROM counts WHERE number > 0";

  private final Handle handle;
  private final DecisionConditions conditions;
  private final TimeStep step;
  private final Map<Long, MailboxId> mailboxes = new HashMap<>();
  private final TreeMap<Long, Map<DecisionCount, Long>> counts = new TreeMap<>();

  DecisionTimeline(Handle handle, DecisionFilter filter, TimeStep step) {
    this.handle = handle;
    this.conditions = new DecisionConditions(filter);
    this.step = step;
  }

  Timeline read() throws SQLException {
    return read(ENTRIES, Effort.DECISIONS.all());
  }

  /**
   * Counts.
   *
   * @param entries how many entries of the index are counted
   * @param rows how many rows are looked at if the index does not answer the filter
   */
  Timeline read(int entries, int rows) throws SQLException {
    Optional<DecisionKinds> kinds =
        conditions.isIndexed() ? DecisionKinds.of(handle, conditions) : Optional.empty();
    long before = before();
    Optional<Long> floor = floor(kinds.isPresent() ? entries : rows, before);
    long from = Math.max(floor.orElse(Long.MIN_VALUE), earliest());
    if (kinds.isPresent()) {
      countKinds(kinds.get(), from, before);
    } else {
      countRows(from, before);
    }
    return new Timeline(counted(), floor.map(Instant::ofEpochMilli));
  }

  private long before() {
    return conditions
        .filter()
        .receivedBefore()
        .map(Instant::toEpochMilli)
        .orElseGet(() -> edge("max") + 1);
  }

  /** The first time that is to be counted; decisions before it are in no step. */
  private long earliest() {
    return conditions
        .filter()
        .receivedFrom()
        .map(Instant::toEpochMilli)
        .orElseGet(() -> edge("min"));
  }

  private long edge(String which) {
    return handle
        .createQuery("SELECT coalesce(" + which + "(received_at), 0) FROM decisions")
        .mapTo(Long.class)
        .one();
  }

  /** The begin of a step, if the work would be too much from the earliest time on. */
  private Optional<Long> floor(int most, long before) {
    long steps = before - STEPS * step.length().toMillis();
    Optional<Long> late =
        DecisionList.floor(handle, conditions, new PageKey(before, Long.MIN_VALUE), most)
            .map(PageKey::order);
    long floor = Math.max(steps, late.orElse(Long.MIN_VALUE));
    return floor > earliest() ? Optional.of(floor) : Optional.empty();
  }

  private void countKinds(DecisionKinds kinds, long from, long before) throws SQLException {
    try (PreparedStatement query = handle.getConnection().prepareStatement(OF_KIND)) {
      for (DecisionKind kind : kinds.kinds()) {
        DecisionKinds.bind(query, kind);
        query.setLong(4, from);
        query.setLong(5, step.beginOf(Instant.ofEpochMilli(from)).toEpochMilli());
        query.setLong(6, step.length().toMillis());
        query.setLong(7, before);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            add(row.getLong(1), kind, row.getLong(2));
          }
        }
      }
    }
  }

  static String ofRows(DecisionConditions conditions) {
    return "SELECT d.received_at - d.received_at % :step, d.folder, d.outcome, d.reason, count(*)"
        + " FROM decisions d INDEXED BY decisions_received"
        + " WHERE d.received_at >= :since AND d.received_at < :until"
        + conditions.all()
        + " GROUP BY 1, 2, 3, 4";
  }

  private void countRows(long from, long before) {
    conditions
        .bind(handle.createQuery(ofRows(conditions)))
        .bind("step", step.length().toMillis())
        .bind("since", from)
        .bind("until", before)
        .map(
            (row, context) -> {
              add(
                  step.beginOf(Instant.ofEpochMilli(row.getLong(1))).toEpochMilli(),
                  new DecisionKind(row.getLong(2), row.getInt(3), row.getInt(4)),
                  row.getLong(5));
              return true;
            })
        .list();
  }

  private void add(long begin, DecisionKind kind, long number) {
    DecisionCount counted =
        new DecisionCount(
            mailboxes.computeIfAbsent(kind.folder(), this::mailbox),
            Outcome.of(kind.outcome()),
            Reason.of(kind.reason()),
            0);
    counts.computeIfAbsent(begin, unused -> new HashMap<>()).merge(counted, number, Long::sum);
  }

  private MailboxId mailbox(long folder) {
    return handle
        .createQuery(
            "SELECT m.name FROM folders f JOIN mailboxes m ON m.id = f.mailbox WHERE f.id = :id")
        .bind("id", folder)
        .map((row, context) -> new MailboxId(row.getString(1)))
        .one();
  }

  private List<Timeline.Count> counted() {
    List<Timeline.Count> all = new ArrayList<>();
    counts.forEach(
        (begin, kinds) ->
            kinds.forEach(
                (kind, number) ->
                    all.add(
                        new Timeline.Count(
                            Instant.ofEpochMilli(begin),
                            new DecisionCount(
                                kind.mailbox(), kind.outcome(), kind.reason(), number)))));
    all.sort(Timeline.ORDER);
    return all;
  }
}
