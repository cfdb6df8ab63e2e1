package org.mailpromoter.dataverse.stub.query;

import java.util.Comparator;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Row;

/** Reads {@code $orderby}; without one rows stay in the order in which they were created. */
public final class RowOrder {
  private RowOrder() {}

  /** An order; absent values come first. */
  public static Comparator<Row> read(Table table, String text) {
    Comparator<Row> order = Comparator.comparing(row -> 0);
    if (text.isBlank()) {
      return order;
    }
    for (String each : text.split(",", -1)) {
      String[] words = each.strip().split("\\s+", -1);
      String column =
          table
              .ofProperty(words[0])
              .orElseThrow(
                  () -> ODataError.query("Could not find a property named '" + words[0] + "'."))
              .name();
      Comparator<Row> one = (a, b) -> compare(a, b, column);
      order =
          order.thenComparing(words.length > 1 && words[1].equals("desc") ? one.reversed() : one);
    }
    return order;
  }

  private static int compare(Row one, Row other, String column) {
    Object first = Values.of(one, column).orElse("");
    return Values.compare(first, Values.of(other, column).orElse(""));
  }
}
