package org.mailpromoter.app.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of named values: texts, numbers, times, booleans, lists, and null for a missing value. As
 * text the columns are aligned and fitted to the terminal. Not thread-safe.
 */
public final class Table {
  private final List<String> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /** A table with these columns; an underscore in a name is shown as a space. */
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

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The titles of the columns. */
  public List<String> titles() {
    return columns.stream().map(name -> name.replace('_', ' ')).toList();
  }

  /** The rows, one value for each column. */
  public List<List<@Nullable Object>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** The rows as aligned text under a line of titles. */
  public String toText(Terminal terminal) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(titles());
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
