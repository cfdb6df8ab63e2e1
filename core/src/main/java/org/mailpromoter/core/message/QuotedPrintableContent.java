package org.mailpromoter.core.message;

/**
 * Decodes quoted-printable (RFC 2045, 6.7). An equals sign that begins nothing stays one; the last
 * one of a part is a soft line break, whose line end belongs to the delimiter.
 */
final class QuotedPrintableContent extends DecodedContent {
  private static final int NONE = -1;

  private boolean escape;
  private int first = NONE;

  QuotedPrintableContent(MimeLines lines) {
    super(lines);
  }

  @Override
  void decode(MimeLines piece) {
    byte[] bytes = piece.bytes();
    int end = piece.textEnd();
    while (piece.isLast()
        && end > piece.from()
        && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--; // spaces at the end of a line were added on the way
    }
    for (int i = plain(bytes, piece.from(), end); i < end; i++) {
      take(bytes[i] & 0xff);
      i = escape ? i : plain(bytes, i + 1, end) - 1;
    }
    if (piece.endsLine()) {
      endLine(bytes, piece.textEnd(), piece.to());
    }
  }

  /** Adds what has no equals sign in one step; returns where it ends. */
  private int plain(byte[] bytes, int from, int to) {
    int end = from;
    while (!escape && end < to && bytes[end] != '=') {
      end++;
    }
    put(bytes, from, end);
    return end;
  }

  private void take(int c) {
    if (first != NONE) {
      escaped(c);
    } else if (escape) {
      begin(c);
    } else if (c == '=') {
      escape = true;
    } else {
      put(c);
    }
  }

  private void begin(int c) {
    if (Character.digit(c, 16) >= 0) {
      first = c;
    } else {
      escape = false;
      put('=');
      take(c);
    }
  }

  private void escaped(int c) {
    int octet = HexDigits.octet(first, c);
    if (octet >= 0) {
      first = NONE;
      escape = false;
      put(octet);
    } else {
      flush();
      take(c);
    }
  }

  private void endLine(byte[] bytes, int from, int to) {
    boolean soft = escape && first == NONE;
    flush();
    if (!soft) {
      put(bytes, from, to);
    }
  }

  @Override
  void finish() {
    flush();
  }

  private void flush() {
    if (first != NONE) {
      put('=');
      put(first);
    }
    first = NONE;
    escape = false;
  }
}
