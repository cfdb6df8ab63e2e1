package org.mailpromoter.app.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of named values. As text the columns are aligned and wide ones cut; as JSON each row is an
 * object and nothing is cut. Not thread-safe.
 */
public final class Table {
  private static final int WIDEST = 48;

  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** A table with these columns; the names are those of the JSON fields. */
  public Table(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of texts and numbers, one for each column. */
  public Table row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("a row needs " + columns.size() + " values");
    }
    rows.add(List.of(values));
    return this;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows as JSON objects. */
  public List<Map<String, Object>> toObjects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }

  /** The rows as aligned text under a line of titles. */
  public String toText() {
    int[] widths = new int[columns.size()];
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(name -> name.replace('_', ' ')).toList());
    rows.forEach(row -> cells.add(row.stream().map(Table::cell).toList()));
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    cells.forEach(row -> text.append(line(row, widths)).append('\n'));
    return text.toString();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String gap = " ".repeat(widths[i] - cell.length());
      boolean number = !rows.isEmpty() && rows.get(0).get(i) instanceof Number;
      line.append(i == 0 ? "" : "  ").append(number ? gap + cell : cell + gap);
    }
    return line.toString().stripTrailing();
  }

  private static String cell(Object value) {
    String text = Printable.of(String.valueOf(value), false);
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
