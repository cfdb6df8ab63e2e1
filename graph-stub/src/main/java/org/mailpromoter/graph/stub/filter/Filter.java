package org.mailpromoter.graph.stub.filter;

import java.util.List;
import java.util.function.Predicate;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.store.StoredItem;

/**
 * What $filter says.
 *
 * @param test which items it is true of
 * @param properties the properties that it names, in their order
 */
public record Filter(Predicate<StoredItem> test, List<String> properties) {
  /** Copies what it is given. */
  public Filter {
    properties = List.copyOf(properties);
  }

  /** Reads $filter; without one, all items are meant. */
  public static Filter of(Query query) {
    return query
        .get("$filter")
        .map(text -> new FilterReader(text).read())
        .orElseGet(() -> new Filter(item -> true, List.of()));
  }
}
