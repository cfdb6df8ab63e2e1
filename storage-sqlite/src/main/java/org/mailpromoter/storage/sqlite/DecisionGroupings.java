package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.PageKey;

/** Counts decisions that have something in common, back from the latest, with bounded work. */
final class DecisionGroupings {
  private static final Comparator<Alike> LARGEST_FIRST =
      Comparator.comparingLong((Alike each) -> each.count)
          .thenComparing(each -> each.latest)
          .reversed();

  private final Handle handle;
  private final DecisionConditions conditions;
  private final GroupBy by;
  private final PageKey from;
  private final Map<String, Alike> groups = new HashMap<>();
  private long earliest = Long.MAX_VALUE;

  DecisionGroupings(Handle handle, DecisionFilter filter, GroupBy by) {
    this.handle = handle;
    this.conditions = new DecisionConditions(filter);
    this.by = by;
    this.from = conditions.inPeriod(PageKey.START);
  }

  /** A group while it is counted. */
  private static final class Alike {
    private final PageKey latest;
    private final Set<String> senders = new HashSet<>();
    private long count;

    Alike(PageKey latest) {
      this.latest = latest;
    }
  }

  /** What is counted of a decision. */
  private record Counted(PageKey place, String sender, String common) {}

  DecisionGroups read(int most) throws SQLException {
    return read(most, conditions.filter().text().isEmpty() ? Effort.GROUPS : Effort.GROUP_TEXTS);
  }

  /** Reads what an index names, or else what is among the latest. */
  DecisionGroups read(int most, Effort effort) throws SQLException {
    Optional<List<Long>> few =
        conditions.isNone()
            ? Optional.empty()
            : new DecisionCandidates(handle, conditions, effort.few()).behind(from, effort.few());
    Optional<Long> since =
        few.isPresent() ? among(few.get(), effort.few()) : amongLatest(effort.all());
    return listed(most, since.map(Instant::ofEpochMilli));
  }

  /** Index entries of the kinds asked for are the latest, of which there may be more. */
  private Optional<Long> among(List<Long> few, int most) {
    count(
        "decisions d WHERE d.id IN (SELECT value FROM json_each(:few))",
        query -> query.bind("few", JsonList.ofNumbers(few)));
    return conditions.isIndexed() && few.size() >= most ? Optional.of(earliest) : Optional.empty();
  }

  private Optional<Long> amongLatest(int latest) {
    Optional<PageKey> floor = DecisionList.floor(handle, conditions, from, latest);
    PageKey last = floor.orElse(new PageKey(Long.MIN_VALUE, Long.MIN_VALUE));
    count(
        "decisions d INDEXED BY decisions_received"
            + " WHERE (d.received_at, d.id) >= (:floor, :floorId)",
        query -> query.bind("floor", last.order()).bind("floorId", last.number()));
    return floor.map(PageKey::order);
  }

  private void count(String which, UnaryOperator<Query> binding) {
    String sql =
        "SELECT d.received_at, d.id, d.sender, "
            + common()
            + " FROM "
            + which
            + conditions.all()
            + " ORDER BY d.received_at DESC, d.id DESC";
    binding
        .apply(conditions.bind(handle.createQuery(sql)))
        .map(
            (row, context) ->
                new Counted(
                    new PageKey(row.getLong(1), row.getLong(2)),
                    row.getString(3),
                    row.getString(4)))
        .forEach(this::add);
  }

  /** Decisions come from the latest to the earliest. */
  private void add(Counted decision) {
    Alike group = groups.computeIfAbsent(decision.common(), unused -> new Alike(decision.place()));
    group.count++;
    group.senders.add(decision.sender());
    earliest = decision.place().order();
  }

  private String common() {
    return switch (by) {
      case SENDER -> "d.sender";
      case REASON -> "d.outcome || ' ' || d.reason || ' ' || d.sub_reasons";
      case MAILBOX -> "(SELECT f.mailbox FROM folders f WHERE f.id = d.folder)";
    };
  }

  private DecisionGroups listed(int most, Optional<Instant> since) {
    List<Alike> all = groups.values().stream().sorted(LARGEST_FIRST).toList();
    List<Alike> largest = all.stream().limit(most).toList();
    Map<Long, StoredDecision> latest = latest(largest);
    List<DecisionGroups.Group> listed = new ArrayList<>();
    for (Alike each : largest) {
      Optional.ofNullable(latest.get(each.latest.number()))
          .map(found -> new DecisionGroups.Group(found, each.count, each.senders.size()))
          .ifPresent(listed::add);
    }
    long others = all.stream().skip(most).mapToLong(each -> each.count).sum();
    return new DecisionGroups(listed, others, since);
  }

  private Map<Long, StoredDecision> latest(List<Alike> some) {
    List<Long> numbers = some.stream().map(each -> each.latest.number()).toList();
    return handle
        .createQuery(
            "SELECT "
                + DecisionRows.COLUMNS
                + " FROM decisions d WHERE d.id IN (SELECT value FROM json_each(:few))")
        .bind("few", JsonList.ofNumbers(numbers))
        .map(DecisionRows.withoutEvidence(handle))
        .stream()
        .collect(Collectors.toMap(each -> each.id().value(), each -> each));
  }
}
