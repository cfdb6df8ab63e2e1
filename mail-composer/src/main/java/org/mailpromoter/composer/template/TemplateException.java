package org.mailpromoter.composer.template;

/**
 * A text is no template. The message says where and why, for people.
 *
 * @since 0.1
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  TemplateException(int line, int column, String why) {
    super("Line " + line + ", column " + column + ": " + why);
    this.line = line;
    this.column = column;
  }

  /** The line, the first being 1. */
  public int line() {
    return line;
  }

  /** The character in the line, the first being 1. */
  public int column() {
    return column;
  }
}
