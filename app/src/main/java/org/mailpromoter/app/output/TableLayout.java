package org.mailpromoter.app.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out the columns of a table. If they do not fit, columns of several words are cut as long as
 * they stay readable; names, addresses and times are never cut, because half of one is useless. If
 * that is not enough, each row takes several lines. In a pipe nothing is cut, and a longer value
 * shifts the rest of its own row only.
 */
final class TableLayout {
  private static final String GAP = "  ";
  private static final int READABLE = 16;
  private static final int COMFORTABLE = 40;
  private static final int INDENT = 4;

  private final List<Integer> widths;
  private final List<Boolean> numbers;
  private final List<List<Integer>> lines;
  private final boolean cutting;

  private TableLayout(
      List<Integer> widths, List<Boolean> numbers, List<List<Integer>> lines, boolean cutting) {
    this.widths = widths;
    this.numbers = numbers;
    this.lines = lines;
    this.cutting = cutting;
  }

  /**
   * A layout.
   *
   * @param cells every row, the titles first
   * @param numbers which columns are right-aligned
   * @param prose which columns may be cut
   */
  static TableLayout of(
      List<List<String>> cells, List<Boolean> numbers, List<Boolean> prose, Terminal terminal) {
    List<Integer> widths = natural(cells);
    if (terminal.isNone()) {
      return new TableLayout(comfortable(widths), numbers, List.of(all(widths)), false);
    }
    if (terminal.holds(sum(widths))) {
      return new TableLayout(widths, numbers, List.of(all(widths)), true);
    }
    List<Integer> narrow = shrunk(widths, prose, terminal.columns());
    return terminal.holds(sum(narrow))
        ? new TableLayout(narrow, numbers, List.of(all(narrow)), true)
        : folded(widths, numbers, prose, terminal.columns());
  }

  private static List<Integer> natural(List<List<String>> cells) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < cells.get(0).size(); i++) {
      int column = i;
      widths.add(cells.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0));
    }
    return widths;
  }

  /** One long value must not fill every other row up with spaces. */
  private static List<Integer> comfortable(List<Integer> widths) {
    return widths.stream().map(width -> Math.min(width, COMFORTABLE)).toList();
  }

  private static int sum(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
  }

  private static List<Integer> all(List<Integer> widths) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      all.add(i);
    }
    return all;
  }

  /** Shortens the widest columns of prose, one after the other, until the row fits. */
  private static List<Integer> shrunk(List<Integer> widths, List<Boolean> prose, int most) {
    List<Integer> narrow = new ArrayList<>(widths);
    int widest = widest(narrow, prose);
    while (sum(narrow) > most && widest >= 0) {
      narrow.set(widest, narrow.get(widest) - 1);
      widest = widest(narrow, prose);
    }
    return narrow;
  }

  /** The widest column of prose that can be shortened; -1 if there is none. */
  private static int widest(List<Integer> widths, List<Boolean> prose) {
    int widest = -1;
    for (int i = 0; i < widths.size(); i++) {
      boolean wider = widest < 0 || widths.get(i) > widths.get(widest);
      widest = prose.get(i) && widths.get(i) > READABLE && wider ? i : widest;
    }
    return widest;
  }

  private static TableLayout folded(
      List<Integer> widths, List<Boolean> numbers, List<Boolean> prose, int most) {
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      fitting.add(Math.min(widths.get(i), prose.get(i) ? COMFORTABLE : most - INDENT));
    }
    List<List<Integer>> lines = new ArrayList<>();
    int used = most;
    for (int i = 0; i < fitting.size(); i++) {
      boolean fits = used + GAP.length() + fitting.get(i) <= most;
      if (!fits) {
        lines.add(new ArrayList<>());
        used = lines.size() == 1 ? -GAP.length() : INDENT - GAP.length();
      }
      lines.get(lines.size() - 1).add(i);
      used += GAP.length() + fitting.get(i);
    }
    return new TableLayout(fitting, numbers, lines, true);
  }

  /** A row as it is printed, each of its lines with a line break. */
  String row(List<String> cells) {
    StringBuilder text = new StringBuilder();
    for (List<Integer> line : lines) {
      String indent = text.isEmpty() ? "" : " ".repeat(INDENT);
      List<String> shown = line.stream().map(i -> cell(cells.get(i), i)).toList();
      String printed = (indent + String.join(GAP, shown)).stripTrailing();
      boolean needed = text.isEmpty() || !printed.isEmpty();
      text.append(needed ? printed + "\n" : "");
    }
    return text.toString();
  }

  private String cell(String text, int column) {
    int width = widths.get(column);
    String shown = cutting ? Columns.cut(text, width) : text;
    return Columns.padded(shown, width, numbers.get(column));
  }
}
