package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a message line by line in bounded memory. Lines end with CRLF or LF, or with CR where no LF
 * is. A line that is longer than the buffer comes in pieces. The present piece stays until it is
 * taken, so a reader can leave it for another one.
 */
final class MimeLines {
  private static final int SIZE = 16 << 10;

  /** Enough for most texts; more room is made when it is needed. */
  private static final int SIZE_AT_FIRST = 4 << 10;

  private final InputStream in;
  private byte[] buffer;
  private int from;
  private int to;
  private int filled;
  private boolean ended;
  private boolean beginsLine = true;
  private byte lineEnd = '\n';
  private boolean isFirst = true;

  private MimeLines(InputStream in, int size) {
    this.in = in;
    this.buffer = new byte[size];
  }

  /** The lines of a whole message. */
  static MimeLines ofMessage(InputStream in) {
    return new MimeLines(in, SIZE);
  }

  /** The lines of a part, of which most are short. */
  static MimeLines ofPart(InputStream in) {
    return new MimeLines(in, SIZE_AT_FIRST);
  }

  /** Whether there is a present piece, which is read when it has to be. */
  boolean has() throws IOException {
    if (from == to) {
      load();
    }
    return from < to;
  }

  /** Goes after the present piece. */
  void take() {
    beginsLine = buffer[to - 1] == lineEnd;
    isFirst = false;
    from = to;
  }

  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  /** Where the present piece ends, its line end included. */
  int to() {
    return to;
  }

  /** Where the text of the present piece ends. */
  int textEnd() {
    int end = to;
    if (end > from && buffer[end - 1] == lineEnd) {
      end--;
      end -= end > from && lineEnd == '\n' && buffer[end - 1] == '\r' ? 1 : 0;
    }
    return end;
  }

  boolean beginsLine() {
    return beginsLine;
  }

  boolean endsLine() {
    return buffer[to - 1] == lineEnd;
  }

  /** Whether nothing of its line follows the present piece. */
  boolean isLast() {
    return endsLine() || ended && to == filled;
  }

  boolean isEmptyLine() {
    int end = textEnd();
    while (end > from && buffer[end - 1] == '\r') { // some programs write two
      end--;
    }
    return beginsLine && endsLine() && end == from;
  }

  /** Whether the present line can only be a delimiter of parts, as the header of one follows. */
  boolean isDelimiter() throws IOException {
    int end = textEnd();
    boolean dashes = beginsLine && end - from > 2 && buffer[from] == '-' && buffer[from + 1] == '-';
    for (int i = from; dashes && i < end; i++) {
      dashes = buffer[i] > ' ';
    }
    return dashes && HeaderLine.isOfPart(buffer, to, known());
  }

  /** Where the bytes end that are known of what follows the present piece: some lines at least. */
  int known() throws IOException {
    boolean more = true;
    while (more && filled - to < HeaderLine.AHEAD && filled < SIZE) {
      more = fill();
    }
    return filled;
  }

  private void load() throws IOException {
    if (from > SIZE / 2) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      from = 0;
    }
    int at = from;
    boolean more = true;
    while (true) {
      at = lineEndFrom(at);
      if (at < filled) {
        to = at + 1;
        return;
      }
      if ((!more || filled == SIZE) && isOfReturns()) {
        at = from;
      } else if (!more || filled == SIZE) {
        boolean partOfLineEnd =
            more && lineEnd == '\n' && filled - from > 1 && buffer[filled - 1] == '\r';
        to = partOfLineEnd ? filled - 1 : filled;
        return;
      } else {
        more = fill();
      }
    }
  }

  /** Where the line ends, or what is read of it. Every byte of a message comes here. */
  private int lineEndFrom(int from) {
    byte[] bytes = buffer;
    byte sought = lineEnd;
    int end = filled;
    int i = from;
    while (i < end && bytes[i] != sought) {
      i++;
    }
    return i;
  }

  /** Lines end with CR where no LF is, in the beginning at least; notes that when it is so. */
  private boolean isOfReturns() {
    for (int i = 0; isFirst && i < filled; i++) {
      if (buffer[i] == '\r') {
        lineEnd = '\r';
      }
    }
    boolean found = isFirst && lineEnd == '\r';
    isFirst = false;
    return found;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(SIZE, 2 * filled));
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count == 0) { // no stream may do so, and some do
      int one = in.read();
      count = one < 0 ? -1 : 1;
      buffer[filled] = (byte) one;
    }
    ended = count < 0;
    filled += Math.max(0, count);
    return !ended;
  }
}
