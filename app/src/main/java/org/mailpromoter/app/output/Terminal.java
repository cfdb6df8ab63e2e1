package org.mailpromoter.app.output;

/**
 * What somebody reads on.
 *
 * @param columns how wide it is; 0 for a pipe or a file, which is as wide as need be
 */
public record Terminal(int columns) {
  /** No terminal: nothing is cut. */
  public static final Terminal NONE = new Terminal(0);

  private static final int STANDARD = 80;
  private static final int NARROWEST = 40;
  private static final int READABLE = 100;

  /** Takes nothing that is too narrow to print on. */
  public Terminal {
    columns = columns <= 0 ? 0 : Math.max(NARROWEST, columns);
  }

  /** The terminal that the start script measured. */
  public static Terminal measured() {
    return new Terminal(Integer.getInteger("mailpromoter.columns", 0));
  }

  /** How wide prose is set: as the terminal, and no wider than lines are easily read. */
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
