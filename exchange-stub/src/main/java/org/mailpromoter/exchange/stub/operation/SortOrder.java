package org.mailpromoter.exchange.stub.operation;

import java.util.Comparator;
import java.util.Optional;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** The order of FindItem results; newest first by default. */
final class SortOrder {
  private SortOrder() {}

  static Comparator<StoredItem> of(Optional<Element> order) {
    return order
        .flatMap(
            all -> all.children().stream().map(SortOrder::field).reduce(Comparator::thenComparing))
        .orElseGet(
            () ->
                Comparator.comparing(StoredItem::received)
                    .thenComparingInt(StoredItem::number)
                    .reversed());
  }

  private static Comparator<StoredItem> field(Element order) {
    Property property = Property.of(order.only());
    Comparator<StoredItem> ascending =
        Comparator.comparing(
            item -> property.values(item).stream().findFirst().orElse(""), Property.ORDER);
    return order.attribute("Order").equals("Descending") ? ascending.reversed() : ascending;
  }
}
