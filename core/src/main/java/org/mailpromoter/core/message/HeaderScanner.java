package org.mailpromoter.core.message;

/**
 * Splits a header block into fields in one pass (RFC 5322, 2.2). Line ends may be CRLF or LF, or CR
 * where no LF is: a CR inside a line begins no field, because nobody else reads one there. Lines
 * before the first field, such as an mbox separator, are skipped; after it a line that is not a
 * field begins the body, unless the header continues after it.
 */
final class HeaderScanner {
  private final byte[] bytes;
  private final int end;
  private final int fieldLimit;
  private final byte lineEnd;
  private int at;

  HeaderScanner(byte[] bytes, MessageLimits limits) {
    this.bytes = bytes;
    this.end = Math.min(bytes.length, limits.headerBytes());
    this.fieldLimit = limits.fieldBytes();
    this.lineEnd = holdsLineFeed() ? (byte) '\n' : (byte) '\r';
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

    /** Whether the fields that follow do not matter. */
    default boolean hasEnough() {
      return false;
    }

    /**
     * A field that few care about.
     *
     * @param nameFrom where its name begins
     * @param nameTo where its name ends
     * @param from where its value begins
     * @param to where its value ends, folded lines included, or is cut
     */
    default void other(int nameFrom, int nameTo, int from, int to) {}
  }

  /**
   * Visits the fields up to the blank line; returns whether the block was longer than the limit.
   */
  boolean scan(Sink sink) {
    boolean seenField = false;
    int certain = 0;
    while (at < end && !isEndOfHeader() && !sink.hasEnough()) {
      int begin = at;
      int nameEnd = HeaderLine.endOfName(bytes, begin, end);
      boolean field = nameEnd > begin;
      int colon = endOfName(nameEnd);
      int valueEnd = endOfField(begin);
      if (!field && seenField && begin >= certain) {
        certain = HeaderLine.goesOn(bytes, begin, at, end);
        if (certain < 0) {
          return false;
        }
      }
      seenField |= field;
      if (colon > begin) {
        emit(begin, colon, valueEnd, sink);
      }
    }
    return bytes.length > end && at >= end;
  }

  private boolean isEndOfHeader() {
    int i = behindReturns(at);
    return i < end && isLineEnd(bytes[i]);
  }

  /** After the carriage returns that precede a line feed; some programs write two. */
  private int behindReturns(int from) {
    int i = from;
    while (i < end && bytes[i] == '\r' && lineEnd == '\n') {
      i++;
    }
    return i;
  }

  private void emit(int begin, int colon, int valueEnd, Sink sink) {
    int nameEnd = trimmed(begin, colon);
    int from = colon + 1;
    int to = Math.min(valueEnd, from + fieldLimit);
    HeaderField field = HeaderField.at(bytes, begin, nameEnd);
    if (field != null) {
      sink.field(field, from, to, to < valueEnd);
    } else {
      sink.other(begin, nameEnd, from, to);
    }
  }

  /** The colon after a field name, or -1: spaces before the colon are tolerated (RFC 5322, 4.5). */
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

  /** Moves after the field and its folded lines; returns where its text ends. */
  private int endOfField(int from) {
    int i = from;
    while (true) {
      i = lineEndFrom(i);
      int textEnd = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
      int next = behindBlankLines(Math.min(i + 1, end));
      if (next >= end || !isBlank(bytes[next])) {
        at = next;
        return textEnd;
      }
      i = next;
    }
  }

  private int lineEndFrom(int from) {
    byte[] block = bytes;
    byte sought = lineEnd;
    int last = end;
    int i = from;
    while (i < last && block[i] != sought) {
      i++;
    }
    return i;
  }

  /**
   * Where the next line begins that is more than spaces: a line of spaces only neither ends a field
   * that continues after it (RFC 5322, 4.2) nor the header.
   */
  private int behindBlankLines(int from) {
    int line = from;
    while (line < end && isBlank(bytes[line])) {
      int i = line;
      while (i < end && isBlank(bytes[i])) {
        i++;
      }
      i = behindReturns(i);
      if (i >= end || !isLineEnd(bytes[i])) {
        return line;
      }
      line = i + 1;
    }
    return line;
  }

  private boolean holdsLineFeed() {
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean isLineEnd(byte c) {
    return c == lineEnd;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }
}
