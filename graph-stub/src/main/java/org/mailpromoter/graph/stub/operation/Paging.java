package org.mailpromoter.graph.stub.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mailpromoter.graph.stub.fault.Quirk;

/**
 * A page of a list.
 *
 * @param rows what is on it
 * @param next the $skip of the next; empty for the last
 */
record Paging<T>(List<T> rows, Optional<Integer> next) {
  private static final int DEFAULT = 10;
  private static final int MOST = 1000;

  Paging {
    rows = List.copyOf(rows);
  }

  static <T> Paging<T> of(Call call, List<T> all) {
    int skip = call.query().number("$skip", 0, Integer.MAX_VALUE).orElse(0);
    int size =
        call.query()
            .number("$top", 1, MOST)
            .or(() -> call.ask().pageSize())
            .map(each -> Math.min(MOST, each))
            .orElse(DEFAULT);
    int begin = Math.min(skip, all.size());
    int end = Math.min(begin + size, all.size());
    List<T> rows = new ArrayList<>(all.subList(begin, end));
    boolean repeats = call.quirks().contains(Quirk.REPEATED_ROWS) && rows.size() > 1;
    if (call.quirks().contains(Quirk.SHUFFLED_ROWS)) {
      Collections.shuffle(rows, new Random(begin));
    }
    return new Paging<>(
        rows, end < all.size() ? Optional.of(repeats ? end - 1 : end) : Optional.empty());
  }

  /** The link to the next page of a request. */
  Optional<String> nextLink(Call call) {
    String raw = call.query().raw();
    return next.map(
        skip ->
            call.root()
                + call.ask().path()
                + "?"
                + (raw.isEmpty() ? "" : raw + "&")
                + "$skip="
                + skip);
  }
}
