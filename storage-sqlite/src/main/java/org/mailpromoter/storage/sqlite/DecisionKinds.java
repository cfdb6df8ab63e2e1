package org.mailpromoter.storage.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.history.PageKey;

/**
 * Reads decisions kind by kind: within one, the index of results has them in the order in which
 * they were received. So what is rare is found as fast as what is frequent, unless there are too
 * many folders.
 */
final class DecisionKinds {
  /** Each has about ten kinds, and each kind costs some microseconds. */
  static final int MOST_FOLDERS = 200;

  private static final String OF_FOLDER =
      "SELECT outcome, reason FROM decisions INDEXED BY decisions_result WHERE folder = ?1";

  private static final String FIRST = " ORDER BY outcome, reason LIMIT 1";

  /** The next kind of a folder; to compare two columns at once would read all of the last kind. */
  static final String NEXT =
      "SELECT * FROM (SELECT * FROM ("
          + OF_FOLDER
          + " AND outcome = ?2 AND reason > ?3"
          + FIRST
          + ") UNION ALL SELECT * FROM ("
          + OF_FOLDER
          + " AND outcome > ?2"
          + FIRST
          + ")) LIMIT 1";

  /** The numbers of one kind, the latest first. */
  static final String LATEST =
      "SELECT received_at, id FROM decisions INDEXED BY decisions_result"
          + " WHERE folder = ? AND outcome = ? AND reason = ? AND received_at >= ?"
          + " AND (received_at, id) < (?, ?) ORDER BY received_at DESC, id DESC LIMIT ?";

  static final String COUNTING =
      "SELECT count(*) FROM (SELECT 1 FROM decisions INDEXED BY decisions_result"
          + " WHERE folder = ? AND outcome = ? AND reason = ? AND received_at >= ?"
          + " AND received_at < ? LIMIT ?)";

  private final Handle handle;
  private final DecisionFilter filter;
  private final List<DecisionKind> kinds;

  private DecisionKinds(Handle handle, DecisionFilter filter, List<DecisionKind> kinds) {
    this.handle = handle;
    this.filter = filter;
    this.kinds = kinds;
  }

  /** The kinds that a filter lets through; empty if there are too many folders. */
  static Optional<DecisionKinds> of(Handle handle, DecisionConditions conditions)
      throws SQLException {
    List<Long> folders =
        conditions
            .bindFolders(handle.createQuery(conditions.folders() + " LIMIT " + (MOST_FOLDERS + 1)))
            .mapTo(Long.class)
            .list();
    if (folders.size() > MOST_FOLDERS) {
      return Optional.empty();
    }
    DecisionFilter filter = conditions.filter();
    return Optional.of(new DecisionKinds(handle, filter, kinds(handle, filter, folders)));
  }

  private static List<DecisionKind> kinds(Handle handle, DecisionFilter filter, List<Long> folders)
      throws SQLException {
    List<Integer> outcomes = filter.outcomes().stream().map(each -> each.number()).toList();
    List<Integer> reasons = filter.reasons().stream().map(each -> each.code()).toList();
    List<DecisionKind> kinds = new ArrayList<>();
    try (PreparedStatement next = handle.getConnection().prepareStatement(NEXT)) {
      for (long folder : folders) {
        Optional<DecisionKind> kind = after(next, new DecisionKind(folder, -1, -1));
        while (kind.isPresent()) {
          DecisionKind found = kind.get();
          if ((outcomes.isEmpty() || outcomes.contains(found.outcome()))
              && (reasons.isEmpty() || reasons.contains(found.reason()))) {
            kinds.add(found);
          }
          kind = after(next, found);
        }
      }
    }
    return kinds;
  }

  private static Optional<DecisionKind> after(PreparedStatement next, DecisionKind last)
      throws SQLException {
    next.setLong(1, last.folder());
    next.setInt(2, last.outcome());
    next.setInt(3, last.reason());
    try (ResultSet row = next.executeQuery()) {
      return row.next()
          ? Optional.of(new DecisionKind(last.folder(), row.getInt(1), row.getInt(2)))
          : Optional.empty();
    }
  }

  List<DecisionKind> kinds() {
    return kinds;
  }

  /**
   * The places of the latest decisions behind a key, of all kinds together, in no order.
   *
   * @param from no later than the end of the period
   */
  List<PageKey> latest(PageKey from, int most) throws SQLException {
    PriorityQueue<PageKey> latest = new PriorityQueue<>(Comparator.naturalOrder());
    long earliest = filter.receivedFrom().map(each -> each.toEpochMilli()).orElse(Long.MIN_VALUE);
    try (PreparedStatement query = handle.getConnection().prepareStatement(LATEST)) {
      for (DecisionKind kind : kinds) {
        PageKey last = latest.peek();
        boolean full = last != null && latest.size() >= most;
        bind(query, kind);
        query.setLong(4, full ? Math.max(earliest, last.order()) : earliest);
        query.setLong(5, from.order());
        query.setLong(6, from.number());
        query.setInt(7, most);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            latest.add(new PageKey(row.getLong(1), row.getLong(2)));
          }
        }
        while (latest.size() > most) {
          latest.remove();
        }
      }
    }
    return List.copyOf(latest);
  }

  /** How many there are; counts no further than a number. */
  long count(long most) throws SQLException {
    long counted = 0;
    try (PreparedStatement query = handle.getConnection().prepareStatement(COUNTING)) {
      for (DecisionKind kind : kinds) {
        bind(query, kind);
        query.setLong(
            4, filter.receivedFrom().map(each -> each.toEpochMilli()).orElse(Long.MIN_VALUE));
        query.setLong(
            5, filter.receivedBefore().map(each -> each.toEpochMilli()).orElse(Long.MAX_VALUE));
        query.setLong(6, most - counted);
        try (ResultSet row = query.executeQuery()) {
          counted += row.next() ? row.getLong(1) : 0;
        }
        if (counted >= most) {
          return counted;
        }
      }
    }
    return counted;
  }

  static void bind(PreparedStatement query, DecisionKind kind) throws SQLException {
    query.setLong(1, kind.folder());
    query.setInt(2, kind.outcome());
    query.setInt(3, kind.reason());
  }
}
