package org.mailpromoter.app.output;

/**
 * The terminal of a person.
 *
 * @param columns its width; 0 for a pipe or a file, which has no limit
 */
public record Terminal(int columns) {
  /** No terminal: nothing is cut. */
  public static final Terminal NONE = new Terminal(0);

  private static final int STANDARD = 80;
  private static final int NARROWEST = 40;
  private static final int READABLE = 100;

  /** Rejects a width that is too narrow to print on. */
  public Terminal {
    columns = columns <= 0 ? 0 : Math.max(NARROWEST, columns);
  }

  /** The terminal that the start script measured. */
  public static Terminal measured() {
    return new Terminal(Integer.getInteger("mailpromoter.columns", 0));
  }

  /** The width of prose: that of the terminal, limited for readability. */
  public int prose() {
    return columns == 0 ? STANDARD : Math.min(columns, READABLE);
  }

  /** Whether it is a pipe or a file. */
  boolean isNone() {
    return columns == 0;
  }

  /** Whether a line of a table fits. */
  boolean holds(int width) {
    return width <= columns;
  }
}
