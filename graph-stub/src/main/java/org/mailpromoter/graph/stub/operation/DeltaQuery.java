package org.mailpromoter.graph.stub.operation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.filter.Filter;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.store.DeltaRow;
import org.mailpromoter.graph.stub.store.StoredItem;

/**
 * What the first request of a delta query asked for.
 *
 * @param view how messages are shown
 * @param filter which are meant
 * @param newestFirst whether a first round begins with the newest
 * @param changeType which changes later rounds tell; empty for all
 * @param size how many rows a page has
 * @param most how many rows a round tells at most
 */
record DeltaQuery(
    View view,
    Filter filter,
    boolean newestFirst,
    Optional<String> changeType,
    int size,
    int most) {
  private static final int DEFAULT_PAGE = 10;
  private static final int LARGEST_PAGE = 500;
  private static final int MOST_FILTERED = 5_000;
  private static final int LARGEST_TOP = 1_000;
  private static final Pattern ALLOWED_FILTER =
      Pattern.compile("\\s*receivedDateTime\\s+(?:ge|gt)\\s+\\S+\\s*");
  private static final Pattern ALLOWED_ORDER =
      Pattern.compile("\\s*receivedDateTime\\s+desc\\s*", Pattern.CASE_INSENSITIVE);

  /** Reads a query and the header with the page size. */
  static DeltaQuery of(Call call, Query query) {
    refuseUnsupported(query);
    View view = call.view(query, View.Place.DELTA);
    if (view.has(Quirk.EXPAND_BREAKS_DELTA) && !view.expansion().isEmpty()) {
      throw GraphException.of(
          500, "ErrorInternalServerError", "Value cannot be null. Parameter name: type");
    }
    Optional<Integer> top = query.number("$top", 1, LARGEST_TOP);
    boolean caps = view.has(Quirk.TOP_CAPS_DELTA) && top.isPresent();
    int filtered = query.get("$filter").isPresent() ? MOST_FILTERED : Integer.MAX_VALUE;
    return new DeltaQuery(
        view,
        Filter.of(query),
        query.get("$orderby").isPresent(),
        query.get("changetype"),
        size(call, view, caps ? Optional.empty() : top),
        caps ? Math.min(filtered, top.orElseThrow()) : filtered);
  }

  private static void refuseUnsupported(Query query) {
    boolean filter =
        query.get("$filter").filter(text -> !ALLOWED_FILTER.matcher(text).matches()).isPresent();
    boolean order =
        query.get("$orderby").filter(text -> !ALLOWED_ORDER.matcher(text).matches()).isPresent();
    if (filter || order) {
      throw GraphException.of(
          400, "ErrorInvalidUrlQueryFilter", "The query is not supported in a change tracking.");
    }
  }

  private static int size(Call call, View view, Optional<Integer> top) {
    return view.has(Quirk.SMALL_PAGES)
        ? DEFAULT_PAGE
        : Math.min(LARGEST_PAGE, call.ask().pageSize().or(() -> top).orElse(DEFAULT_PAGE));
  }

  /** Returns whether a row is told. */
  boolean tells(DeltaRow row, DeltaToken round) {
    boolean meant = row.item().filter(filter.test().negate()).isEmpty();
    boolean untold =
        view.has(Quirk.MOVED_IN_UNTOLD)
            && row.isNew()
            && !round.isFirstRound()
            && row.item().filter(each -> each.stamp().moved()).isPresent();
    return meant && !untold && (round.isFirstRound() || isOfType(row));
  }

  private boolean isOfType(DeltaRow row) {
    return switch (changeType.orElse("")) {
      case "created" -> row.isNew();
      case "updated" -> row.item().isPresent() && !row.isNew();
      case "deleted" -> row.item().isEmpty();
      default -> true;
    };
  }

  /** The rows of a first round, newest first, with their places for positions. */
  static List<DeltaRow> newestFirst(List<DeltaRow> rows) {
    Comparator<DeltaRow> byTime =
        Comparator.comparing(row -> row.item().map(StoredItem::received).orElseThrow());
    List<DeltaRow> sorted = rows.stream().sorted(byTime.reversed()).toList();
    return IntStream.range(0, sorted.size()).mapToObj(at -> sorted.get(at).at(at + 1)).toList();
  }
}
