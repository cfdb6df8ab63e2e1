package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What a line of a header is. Mail without a blank line between header and body is common enough
 * that a line which is no field begins the body, unless the header goes on behind it.
 */
final class HeaderLine {
  /** Fields of one word that show that a header goes on behind a line that is none of its own. */
  private static final Set<String> TELLING =
      Set.of("from", "to", "cc", "bcc", "sender", "date", "subject", "references", "received");

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
   * Whether a line that is neither a field nor a part of one begins the body.
   *
   * @param next where the line after it begins
   */
  static boolean beginsBody(byte[] bytes, int from, int next, int to) {
    boolean delimiter = next - from > 2 && bytes[from] == '-' && bytes[from + 1] == '-';
    return delimiter || !isTelling(bytes, next, to);
  }

  /** The name of the field in lower case. */
  static String name(byte[] bytes, int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  /** Whether a line is a field about the content of a part. */
  static boolean isOfPart(byte[] bytes, int from, int to) {
    return name(bytes, from, endOfName(bytes, from, to)).startsWith("content-");
  }

  private static boolean isTelling(byte[] bytes, int from, int to) {
    String name = name(bytes, from, endOfName(bytes, from, to));
    return name.indexOf('-') > 0 || TELLING.contains(name);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }
}
