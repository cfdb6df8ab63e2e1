package org.mailpromoter.graph.stub.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.store.StoredItem;

/**
 * What $orderby says.
 *
 * @param comparator the order
 * @param properties the properties that it names, in their order
 */
public record Order(Comparator<StoredItem> comparator, List<String> properties) {
  private static final Comparator<StoredItem> NEWEST_FIRST =
      Comparator.comparing(StoredItem::received).thenComparing(StoredItem::number).reversed();

  /** Copies what it is given. */
  public Order {
    properties = List.copyOf(properties);
  }

  /** Reads $orderby; without it, the newest come first. */
  public static Order of(Query query) {
    Optional<String> orderby = query.get("$orderby");
    if (orderby.isEmpty()) {
      return new Order(NEWEST_FIRST, List.of());
    }
    List<String> properties = new ArrayList<>();
    Comparator<StoredItem> order = null;
    for (String each : List.of(orderby.get().split(",", -1))) {
      String[] words = each.strip().split("\\s+", 2);
      Comparator<StoredItem> one = directed(Operand.of(words[0]).order(), words);
      order = order == null ? one : order.thenComparing(one);
      properties.add(words[0]);
    }
    Comparator<StoredItem> found = order == null ? NEWEST_FIRST : order;
    return new Order(found.thenComparing(StoredItem::number), properties);
  }

  private static Comparator<StoredItem> directed(Comparator<StoredItem> order, String... words) {
    String direction = words.length < 2 ? "asc" : words[1];
    return switch (direction) {
      case "asc" -> order;
      case "desc" -> order.reversed();
      default -> throw GraphException.badRequest("Syntax error in $orderby: " + direction);
    };
  }

  /**
   * Refuses an order that the server cannot make quickly: what is in $orderby must be in $filter
   * too, in the same order and before anything else.
   */
  public void refuseInefficient(Filter filter) {
    List<String> distinct = filter.properties().stream().distinct().toList();
    boolean begins =
        distinct.size() >= properties.size()
            && distinct.subList(0, properties.size()).equals(properties);
    if (!filter.properties().isEmpty() && !properties.isEmpty() && !begins) {
      throw GraphException.of(
          400,
          "InefficientFilter",
          "The restriction or sort order is too complex for this operation.");
    }
  }
}
