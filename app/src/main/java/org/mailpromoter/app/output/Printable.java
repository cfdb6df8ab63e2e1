package org.mailpromoter.app.output;

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

  private static boolean isHarmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
