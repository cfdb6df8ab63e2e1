package org.mailpromoter.app.output;

/** Prose wrapped at spaces. The indentation of a line is kept, and words are never broken. */
final class Paragraph {
  private Paragraph() {}

  /**
   * Returns the text in lines of at most a width.
   *
   * @param indent the beginning of continuation lines
   */
  static String of(String text, String indent, int width) {
    StringBuilder broken = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      broken.append(broken.isEmpty() ? "" : "\n").append(line(line, indent, width));
    }
    return broken.toString();
  }

  private static String line(String line, String indent, int width) {
    String leading = line.substring(0, line.length() - line.stripLeading().length());
    StringBuilder text = new StringBuilder(leading);
    int column = leading.length();
    boolean first = true;
    for (String word : line.stripLeading().split(" ", -1)) {
      int needed = Columns.of(word);
      if (!first && column + 1 + needed > width) {
        String begin = indent.isEmpty() ? leading : indent;
        text.append('\n').append(begin);
        column = begin.length();
      } else if (!first) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += needed;
      first = false;
    }
    return text.toString();
  }
}
