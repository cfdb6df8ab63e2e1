package org.mailpromoter.app.output;

import java.util.Locale;

/** Text from outside made harmless for a terminal. */
public final class Printable {
  private Printable() {}

  /**
   * The text without controls and direction marks; line breaks stay where {@code lines} says so.
   */
  public static String of(String text, boolean lines) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' && lines) {
                kept.append('\n');
              } else if (isHarmful(c)) {
                kept.append(' ');
              } else {
                kept.appendCodePoint(c);
              }
            });
    return kept.toString();
  }

  /**
   * A JSON document in which everything is escaped that would move a cursor or turn text around.
   * All of that stands in strings, where an escape means the same (RFC 8259, section 7); the line
   * breaks between values stay.
   */
  static String inJson(String document) {
    StringBuilder escaped = new StringBuilder(document.length());
    document
        .codePoints()
        .forEach(
            c -> {
              if (c != '\n' && c != '\r' && isHarmful(c)) {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
                }
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static boolean isHarmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
