package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What a line of a header is. Mail without a blank line between header and body is common enough
 * that a line which is not a field begins the body, unless the header continues after it.
 */
final class HeaderLine {
  /** Fields that a header has and text has not, and that no part of a message has. */
  private static final Set<String> TELLING =
      Set.of(
          "from",
          "to",
          "date",
          "subject",
          "message-id",
          "in-reply-to",
          "references",
          "received",
          "return-path",
          "delivered-to",
          "mime-version",
          "dkim-signature");

  /** How far a header is looked for after a line that is not a field. */
  static final int AHEAD = 2_000;

  private HeaderLine() {}

  /** Where the name of the field ends that begins at {@code from}; {@code from} when none does. */
  static int endOfName(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] > ' ' && bytes[end] < 0x7f && bytes[end] != ':') {
      end++;
    }
    int colon = end;
    while (colon < to && isBlank(bytes[colon])) {
      colon++;
    }
    return colon < to && bytes[colon] == ':' ? end : from;
  }

  /** Whether a line continues the field before it. */
  static boolean continues(byte[] bytes, int from, int to) {
    return from < to && isBlank(bytes[from]);
  }

  /**
   * Where the field is that shows that the header continues after a line that is not a field, such
   * as a badly folded one; -1 when there is none, and the line begins the body.
   *
   * @param from where the line begins
   * @param next where the line after it begins
   */
  static int goesOn(byte[] bytes, int from, int next, int to) {
    boolean delimiter = next - from > 4 && bytes[from] == '-' && bytes[from + 1] == '-';
    int end = Math.min(to, next + AHEAD);
    int line = next;
    while (line < end && bytes[line] != '\n' && bytes[line] != '\r') {
      if (isTelling(bytes, line, end, delimiter)) {
        return line;
      }
      while (line < end && bytes[line] != '\n') {
        line++;
      }
      line++;
    }
    return -1;
  }

  /** The name of the field in lower case. */
  static String name(byte[] bytes, int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  /** Whether a line is a field about the content of a part. */
  static boolean isOfPart(byte[] bytes, int from, int to) {
    return isOfPart(name(bytes, from, endOfName(bytes, from, to)));
  }

  private static boolean isTelling(byte[] bytes, int from, int to, boolean delimiter) {
    String name = name(bytes, from, endOfName(bytes, from, to));
    return TELLING.contains(name) || name.startsWith("x-") || !delimiter && isOfPart(name);
  }

  private static boolean isOfPart(String name) {
    return name.startsWith("content-");
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }
}
