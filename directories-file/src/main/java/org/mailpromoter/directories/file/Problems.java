package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.List;

/** The problems of a file: all are counted, the first ones are kept. */
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
    count++;
    if (!where.isEmpty() && !where.equals(lastPlace)) { // they come in the order of the file
      rows++;
      lastPlace = where;
    }
    if (kept.size() < KEPT) {
      kept.add(new Imported.Problem(file + where, message));
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

  /** How many rows have a problem; a row may have several. */
  long rows() {
    return rows;
  }

  List<Imported.Problem> kept() {
    return List.copyOf(kept);
  }
}
