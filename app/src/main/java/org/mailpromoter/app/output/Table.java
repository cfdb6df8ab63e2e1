package org.mailpromoter.app.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of named values: texts, numbers, times, booleans, lists, and null for a missing value. As
 * text the columns are aligned and fitted to the terminal; as JSON each row is an object, values
 * keep their types, and an empty text is null. Not thread-safe.
 */
public final class Table {
  private final List<String> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /** A table with these columns; the names are those of the JSON fields. */
  public Table(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of values, one for each column. */
  public Table row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("a row needs " + columns.size() + " values");
    }
    List<@Nullable Object> row = new ArrayList<>();
    Collections.addAll(row, values);
    rows.add(row);
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
  public List<Map<String, @Nullable Object>> toObjects() {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        object.put(columns.get(i), "".equals(value) ? null : value);
      }
      objects.add(object);
    }
    return objects;
  }

  /** The rows as aligned text under a line of titles. */
  public String toText(Terminal terminal) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(name -> name.replace('_', ' ')).toList());
    rows.forEach(row -> cells.add(row.stream().map(Shown::value).toList()));
    TableLayout layout = TableLayout.of(cells, numbers(), prose(), terminal);
    StringBuilder text = new StringBuilder();
    cells.forEach(row -> text.append(layout.row(row)));
    return text.toString();
  }

  /** Which columns hold texts of several words. */
  private List<Boolean> prose() {
    List<Boolean> prose = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      prose.add(
          rows.stream()
              .map(row -> row.get(column))
              .anyMatch(value -> value instanceof String text && text.contains(" ")));
    }
    return prose;
  }

  /** Which columns hold numbers, which are right-aligned. */
  private List<Boolean> numbers() {
    List<Boolean> numbers = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      numbers.add(!rows.isEmpty() && rows.get(0).get(i) instanceof Number);
    }
    return numbers;
  }
}
