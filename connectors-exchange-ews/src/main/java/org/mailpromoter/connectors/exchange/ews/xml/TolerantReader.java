package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailpromoter.http.AnswerTooLargeException;

/**
 * Reads UTF-8 and replaces what XML 1.0 forbids and Exchange sends nevertheless: control
 * characters, as they are or as character references, when they occur in a subject or a header.
 * Each becomes one U+FFFD, and so does invalid UTF-8. Nearly all of an answer is ASCII, so that is
 * decoded here; decoding it elsewhere and checking it again takes three times as long.
 */
final class TolerantReader extends Reader {
  private static final char REPLACEMENT = '\uFFFD';

  /** That of the highest character has ten; some zeros may lead. */
  private static final int LONGEST_REFERENCE = 16;

  /** No character of UTF-8 has more bytes. */
  private static final int LONGEST_CHARACTER = 4;

  /**
   * Maximum size of one piece for the parser. It passes text on in parts, but buffers a comment, an
   * attribute or a processing instruction whole, in a buffer that doubles.
   */
  private static final int LONGEST_PIECE = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final byte[] raw = new byte[16 << 10];
  private final CharBuffer beyondAscii = CharBuffer.allocate(1 << 10).limit(0);
  private int at;
  private int end;
  private boolean started;
  private boolean ended;
  private int piece;

  TolerantReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int to = from;
    int last = from + length;
    while (to < last) {
      if (beyondAscii.hasRemaining()) {
        int count = Math.min(beyondAscii.remaining(), last - to);
        beyondAscii.get(target, to, count);
        to += count;
      } else if (at == end && (to > from || !more())) {
        break;
      } else if (raw[at] < 0) {
        decode();
      } else {
        int plain = plain(target, to, Math.min(end - at, last - to));
        at += plain;
        to += plain;
        if (plain == 0) {
          target[to++] = next();
        }
      }
    }
    piece += to - from;
    if (piece > LONGEST_PIECE) {
      throw new AnswerTooLargeException(
          "one comment, attribute or name has more than " + LONGEST_PIECE + " characters");
    }
    return to == from ? -1 : to - from;
  }

  /** The parser has passed on everything it took so far. */
  void nextPiece() {
    piece = 0;
  }

  /** Takes characters that are always valid, and returns how many. */
  private int plain(char[] target, int to, int most) {
    int count = 0;
    while (count < most && raw[at + count] >= ' ' && raw[at + count] != '&') {
      target[to + count] = (char) raw[at + count];
      count++;
    }
    return count;
  }

  private char next() throws IOException {
    byte b = raw[at];
    if (b == '&') {
      int length = forbiddenReference();
      at += Math.max(1, length);
      return length == 0 ? '&' : REPLACEMENT;
    }
    at++;
    return isForbidden((char) b) ? REPLACEMENT : (char) b;
  }

  /** Decodes the bytes up to the next that is ASCII, as far as there is room for them. */
  private void decode() throws IOException {
    if (end - at < LONGEST_CHARACTER && !ended) {
      more();
    }
    int most = Math.min(end, at + beyondAscii.capacity());
    int stop = at;
    while (stop < most && raw[stop] < 0) {
      stop++;
    }
    boolean complete = stop < most || (ended && stop == end);
    ByteBuffer bytes = ByteBuffer.wrap(raw, at, stop - at);
    beyondAscii.clear();
    decoder.reset().decode(bytes, beyondAscii, complete);
    at = bytes.position();
    beyondAscii.flip();
    for (int i = 0; i < beyondAscii.limit(); i++) {
      if (isForbidden(beyondAscii.get(i))) {
        beyondAscii.put(i, REPLACEMENT);
      }
    }
  }

  /** How many bytes a forbidden reference takes that begins here; 0 if none does. */
  private int forbiddenReference() throws IOException {
    for (int length = 1; length < LONGEST_REFERENCE; length++) {
      if (!isThere(length)) {
        return 0;
      }
      if (raw[at + length] == ';') {
        return isForbiddenReference(at + 1, at + length) ? length + 1 : 0;
      }
    }
    return 0;
  }

  /** Whether a byte comes at a distance. */
  private boolean isThere(int further) throws IOException {
    while (at + further >= end && !ended) {
      more();
    }
    return at + further < end;
  }

  private boolean isForbiddenReference(int from, int to) {
    if (to - from < 2 || raw[from] != '#') {
      return false;
    }
    boolean hexadecimal = raw[from + 1] == 'x';
    int radix = hexadecimal ? 16 : 10;
    long code = 0;
    for (int i = from + (hexadecimal ? 2 : 1); i < to; i++) {
      int digit = Character.digit((char) (raw[i] & 0xff), radix);
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

  /** Reads more after the remaining bytes; returns whether any are available. */
  private boolean more() throws IOException {
    System.arraycopy(raw, at, raw, 0, end - at);
    end -= at;
    at = 0;
    int count = started ? in.read(raw, end, raw.length - end) : start();
    ended = count < 0;
    end += Math.max(0, count);
    return end > at;
  }

  private int start() throws IOException {
    started = true;
    int count = in.readNBytes(raw, 0, BYTE_ORDER_MARK.length);
    if (count == BYTE_ORDER_MARK.length
        && Arrays.equals(raw, 0, count, BYTE_ORDER_MARK, 0, count)) {
      return in.read(raw, 0, raw.length);
    }
    return count == 0 ? -1 : count;
  }

  /** Leaves the answer open, because Java's parser closes streams that it does not own. */
  @Override
  public void close() {}
}
