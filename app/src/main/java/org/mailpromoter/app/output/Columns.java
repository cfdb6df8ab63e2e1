package org.mailpromoter.app.output;

import org.jline.utils.WCWidth;

/** The width of text on a terminal: wide characters take two columns, accents none. */
final class Columns {
  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  private static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The text if it fits, else cut and ended with an ellipsis. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      used += of(text.codePointAt(i));
      if (used > columns) {
        break;
      }
      kept.appendCodePoint(text.codePointAt(i));
    }
    return kept.append('…').toString();
  }

  /** The text padded to a width. */
  static String padded(String text, int columns, boolean right) {
    String gap = " ".repeat(Math.max(0, columns - of(text)));
    return right ? gap + text : text + gap;
  }
}
