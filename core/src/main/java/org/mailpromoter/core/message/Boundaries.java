package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The boundaries of the multiparts that are open, the outermost first (RFC 2046, 5.1.1). */
final class Boundaries {
  static final int NONE = -1;

  private final List<byte[]> open = new ArrayList<>(4);

  /** Opens a multipart and returns its level. */
  int open(String boundary) {
    open.add(("--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
    return open.size() - 1;
  }

  /** Closes the innermost multipart. */
  void close() {
    open.remove(open.size() - 1);
  }

  /** The level of the multipart to which the present line is a delimiter, or {@link #NONE}. */
  int level(MimeLines lines) {
    byte[] bytes = lines.bytes();
    int from = lines.from();
    int to = lines.textEnd();
    if (!lines.beginsLine() || to - from < 2 || bytes[from] != '-' || bytes[from + 1] != '-') {
      return NONE;
    }
    for (int level = open.size() - 1; level >= 0; level--) {
      if (isDelimiter(open.get(level), bytes, from, to)) {
        return level;
      }
    }
    return NONE;
  }

  /** Whether the present line, which is a delimiter of a level, is the last one of it. */
  boolean closes(MimeLines lines, int level) {
    return dashes(lines.bytes(), lines.from() + open.get(level).length, lines.textEnd());
  }

  private static boolean isDelimiter(byte[] boundary, byte[] bytes, int from, int to) {
    int end = from + boundary.length;
    if (end > to) {
      return false;
    }
    for (int i = 2; i < boundary.length; i++) {
      if (bytes[from + i] != boundary[i]) {
        return false;
      }
    }
    return end == to || bytes[end] == ' ' || bytes[end] == '\t' || dashes(bytes, end, to);
  }

  private static boolean dashes(byte[] bytes, int at, int to) {
    return at + 1 < to && bytes[at] == '-' && bytes[at + 1] == '-';
  }
}
