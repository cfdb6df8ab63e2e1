package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The pieces of an {@code Authentication-Results} field between its semicolons, without comments.
 * Semicolons and parentheses in quoted strings are text; a comment or a quoted string that never
 * ends is none. One pass, linear.
 */
final class ResultSegments {
  private final String field;
  private final List<String> segments = new ArrayList<>(4);
  private final StringBuilder segment = new StringBuilder();
  private boolean commentNeverEnds;
  private boolean quoteNeverEnds;

  ResultSegments(String field) {
    this.field = field;
  }

  /**
   * {@code name = value}.
   *
   * @param name in lower case, without spaces
   * @param value with its quotes
   */
  record Pair(String name, String value) {}

  /** All pieces, at least one. */
  List<String> all() {
    int at = 0;
    while (at < field.length()) {
      at = step(at);
    }
    segments.add(segment.toString());
    return segments;
  }

  private int step(int at) {
    char c = field.charAt(at);
    if (c == ';') {
      segments.add(segment.toString());
      segment.setLength(0);
    } else if (c == '"' && !quoteNeverEnds) {
      return quoted(at);
    } else if (c == '(' && !commentNeverEnds) {
      return comment(at);
    } else {
      segment.append(c <= ' ' ? ' ' : c);
    }
    return at + 1;
  }

  private int quoted(int at) {
    int end = endOfQuoted(field, at + 1);
    quoteNeverEnds = end < 0;
    segment.append(field, at, end < 0 ? at + 1 : end);
    return end < 0 ? at + 1 : end;
  }

  private int comment(int at) {
    int depth = 0;
    for (int i = at; i < field.length(); i++) {
      char c = field.charAt(i);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      if (depth == 0) {
        segment.append(' ');
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    commentNeverEnds = true;
    return at;
  }

  /** The pairs in a piece; words that are not a pair are skipped. */
  static List<Pair> pairs(String segment) {
    List<Pair> pairs = new ArrayList<>(3);
    StringBuilder name = new StringBuilder();
    boolean parted = false;
    int at = 0;
    while (at < segment.length()) {
      char c = segment.charAt(at);
      if (c == '=') {
        int begin = behindBlanks(segment, at + 1);
        at = endOfValue(segment, begin);
        pairs.add(new Pair(name.toString().toLowerCase(Locale.ROOT), segment.substring(begin, at)));
        name.setLength(0);
        continue;
      }
      if (c > ' ') {
        if (parted && !joins(name, c)) {
          name.setLength(0);
        }
        name.append(c);
      }
      parted = c <= ' ';
      at++;
    }
    return pairs;
  }

  /** Spaces may be around the dot and the slash of a name. */
  private static boolean joins(StringBuilder name, char next) {
    char last = name.length() == 0 ? ' ' : name.charAt(name.length() - 1);
    return "./".indexOf(next) >= 0 || "./".indexOf(last) >= 0;
  }

  private static int behindBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static int endOfValue(String text, int from) {
    int at = from;
    boolean neverEnds = false;
    while (at < text.length() && text.charAt(at) > ' ') {
      boolean quote = text.charAt(at) == '"' && !neverEnds;
      int end = quote ? endOfQuoted(text, at + 1) : -1;
      neverEnds |= quote && end < 0;
      at = end < 0 ? at + 1 : end;
    }
    return at;
  }

  /** After the closing quote, -1 when there is none. */
  private static int endOfQuoted(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }
}
