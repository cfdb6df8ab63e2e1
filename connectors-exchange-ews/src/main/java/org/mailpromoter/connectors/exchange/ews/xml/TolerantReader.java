package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import java.io.Reader;

/**
 * Replaces what XML 1.0 forbids and Exchange sends nevertheless: control characters, as they are or
 * as character references, when they stand in a subject or a header. Each becomes one U+FFFD.
 */
final class TolerantReader extends Reader {
  private static final char REPLACEMENT = '\uFFFD';

  /** That of the highest character has ten; some zeros may lead. */
  private static final int LONGEST_REFERENCE = 16;

  private final Reader in;
  private final char[] raw = new char[16 << 10];
  private int at;
  private int end;
  private boolean started;
  private boolean ended;

  TolerantReader(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int to = from;
    while (to < from + length) {
      if (at == end && (to > from || !more())) {
        break;
      }
      target[to++] = next();
    }
    return to == from ? -1 : to - from;
  }

  private char next() throws IOException {
    char c = raw[at];
    if (c == '&') {
      int length = forbiddenReference();
      at += Math.max(1, length);
      return length == 0 ? '&' : REPLACEMENT;
    }
    at++;
    return isForbidden(c) ? REPLACEMENT : c;
  }

  /** How many characters a forbidden reference takes that begins here; 0 if none does. */
  private int forbiddenReference() throws IOException {
    if (end - at < LONGEST_REFERENCE && !ended) {
      more();
    }
    int last = Math.min(end, at + LONGEST_REFERENCE);
    for (int i = at + 1; i < last; i++) {
      if (raw[i] == ';') {
        return isForbiddenReference(at + 1, i) ? i + 1 - at : 0;
      }
    }
    return 0;
  }

  private boolean isForbiddenReference(int from, int to) {
    if (to - from < 2 || raw[from] != '#') {
      return false;
    }
    boolean hexadecimal = raw[from + 1] == 'x';
    int radix = hexadecimal ? 16 : 10;
    long code = 0;
    for (int i = from + (hexadecimal ? 2 : 1); i < to; i++) {
      int digit = Character.digit(raw[i], radix);
      if (digit < 0) {
        return false; // no reference at all: the parser says so
      }
      code = code * radix + digit;
    }
    boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    return half
        || code > Character.MAX_CODE_POINT
        || (code <= Character.MAX_VALUE && isForbidden((char) code));
  }

  private static boolean isForbidden(char c) {
    return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= '\uFFFE';
  }

  private boolean more() throws IOException {
    System.arraycopy(raw, at, raw, 0, end - at);
    end -= at;
    at = 0;
    int count = in.read(raw, end, raw.length - end);
    if (count < 0) {
      ended = true;
      return end > 0;
    }
    end += count;
    skipByteOrderMark();
    return end > at;
  }

  private void skipByteOrderMark() {
    if (!started && end > 0) {
      started = true;
      at = raw[0] == '\uFEFF' ? 1 : 0;
    }
  }

  /** Leaves the answer open: Java's parser closes at the end of a document what is not its own. */
  @Override
  public void close() {}
}
