package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.List;

/** The problems of a file, one for each wrong row: all are counted, the first ones are kept. */
final class Problems {
  /** More than anybody reads; a file may have a wrong row for each right one. */
  static final int KEPT = 10_000;

  private final String file;
  private final List<Imported.Problem> kept = new ArrayList<>();
  private long count;
  private long rows;
  private String lastPlace = "";

  Problems(String file) {
    this.file = file;
  }

  /**
   * Adds a problem.
   *
   * @param where follows the name of the file
   */
  void add(String where, String message) {
    boolean sameRow = !where.isEmpty() && where.equals(lastPlace); // in the order of the file
    if (sameRow) {
      addToLast(message);
      return;
    }
    count++;
    rows += where.isEmpty() ? 0 : 1;
    lastPlace = where;
    if (kept.size() < KEPT) {
      kept.add(new Imported.Problem(file + where, message));
    }
  }

  /** Adds a problem of the first line, which is no row. */
  void addHeader(String message) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(new Imported.Problem(file + ", line 1", message));
    }
  }

  /** One more thing that is wrong with a row. */
  private void addToLast(String message) {
    int last = kept.size() - 1;
    if (last >= 0 && count <= KEPT) {
      Imported.Problem row = kept.get(last);
      kept.set(last, new Imported.Problem(row.place(), row.message() + "; " + message));
    }
  }

  /** Adds a problem of the whole file. */
  void addFirst(String message) {
    count++;
    kept.add(0, new Imported.Problem(file, message));
  }

  boolean isEmpty() {
    return count == 0;
  }

  long count() {
    return count;
  }

  /** How many rows have a problem. */
  long rows() {
    return rows;
  }

  List<Imported.Problem> kept() {
    return List.copyOf(kept);
  }
}
