package org.mailpromoter.app.output;

import java.util.Locale;

/** Makes untrusted text safe for a terminal. */
public final class Printable {
  private Printable() {}

  /**
   * The text without control characters and direction marks; line breaks are kept if {@code lines}.
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
   * A JSON document in which all characters are escaped that would move a cursor or reverse text.
   * They occur in strings only, where an escape means the same (RFC 8259, section 7); the line
   * breaks between values are kept.
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
