package org.mailpromoter.core.message;

import java.util.Optional;

/**
 * Splits a header block into fields in one pass (RFC 5322, 2.2). Line ends may be CRLF, LF or CR.
 * Lines that are no field, such as an mbox separator, are passed over, because real mail has them.
 */
final class HeaderScanner {
  private final byte[] bytes;
  private final int end;
  private final int fieldLimit;
  private int at;

  HeaderScanner(byte[] bytes, MessageLimits limits) {
    this.bytes = bytes;
    this.end = Math.min(bytes.length, limits.headerBytes());
    this.fieldLimit = limits.fieldBytes();
  }

  /** Takes each field that matters. */
  interface Sink {
    /**
     * One field.
     *
     * @param field which
     * @param from where its value begins
     * @param to where its value ends, folded lines included
     * @param cut whether the value was longer than the limit
     */
    void field(HeaderField field, int from, int to, boolean cut);
  }

  /**
   * Visits the fields up to the blank line; returns whether the block was longer than the limit.
   */
  boolean scan(Sink sink) {
    while (at < end && !isLineEnd(bytes[at])) {
      int begin = at;
      int colon = endOfName(begin);
      int valueEnd = endOfField(begin);
      if (colon > begin) {
        emit(begin, colon, valueEnd, sink);
      }
    }
    return bytes.length > end && at >= end;
  }

  private void emit(int begin, int colon, int valueEnd, Sink sink) {
    Optional<HeaderField> field = HeaderField.at(bytes, begin, trimmed(begin, colon));
    if (field.isPresent()) {
      int from = colon + 1;
      int to = Math.min(valueEnd, from + fieldLimit);
      sink.field(field.get(), from, to, to < valueEnd);
    }
  }

  /** The colon after a field name, or -1: blanks before the colon are tolerated (RFC 5322, 4.5). */
  private int endOfName(int from) {
    for (int i = from; i < end; i++) {
      byte c = bytes[i];
      if (c == ':') {
        return i;
      }
      if (isLineEnd(c) || (c & 0xff) < ' ' && c != '\t') {
        return -1;
      }
    }
    return -1;
  }

  private int trimmed(int from, int to) {
    int last = to;
    while (last > from && (bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
      last--;
    }
    return last;
  }

  /** Moves behind the field and its folded lines; returns where its text ends. */
  private int endOfField(int from) {
    int i = from;
    while (true) {
      while (i < end && !isLineEnd(bytes[i])) {
        i++;
      }
      int textEnd = i;
      i = afterLineEnd(i);
      boolean folded = i < end && (bytes[i] == ' ' || bytes[i] == '\t') && !blankLine(i);
      if (!folded) {
        at = i;
        return textEnd;
      }
    }
  }

  /** A line of blanks only ends a header in some damaged mail; it never continues a field. */
  private boolean blankLine(int from) {
    int i = from;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i >= end || isLineEnd(bytes[i]);
  }

  private int afterLineEnd(int i) {
    if (i < end && bytes[i] == '\r') {
      return i + 1 < end && bytes[i + 1] == '\n' ? i + 2 : i + 1;
    }
    return Math.min(i + 1, end);
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }
}
