package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * Decodes base64 (RFC 2045, 6.8). Padding ends a group and not the content, as pieces are joined on
 * the way; after it, a line that holds anything else is not base64 any more, such as what a mailing
 * list adds.
 */
final class Base64Content extends DecodedContent {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** About the line length that programs write; no word is that long. */
  private static final int LONG_LINE = 40;

  private static final byte FOREIGN = -1;
  private static final byte BLANK = -2;
  private static final byte PADDING = -3;
  private static final int NOT_SOUGHT = -1;
  private static final byte[] VALUES = values();

  private final Set<Flaw> flaws;
  private int bits;
  private int digits;
  private boolean padded;
  private boolean over;

  Base64Content(MimeLines lines, Set<Flaw> flaws) {
    super(lines);
    this.flaws = flaws;
  }

  /** Whether text that is said to be base64 can be. */
  static boolean isLikely(byte[] beginning) {
    int line = 0;
    while (line < beginning.length && value(beginning[line]) == BLANK) {
      line++;
    }
    int end = line;
    while (end < beginning.length && value(beginning[end]) >= 0) {
      end++;
    }
    if (end == beginning.length) {
      return true;
    }
    if (value(beginning[end]) == PADDING) {
      return cleanFrom(beginning, line, endOfLine(beginning, end)) <= line;
    }
    boolean lineEnd = beginning[end] == '\r' || beginning[end] == '\n';
    boolean whole = (end - line) % 4 == 0 && isLineOfBase64(beginning, line, end);
    return lineEnd && (whole || isClean(beginning, end));
  }

  private static int endOfLine(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** A word of letters could be base64, too; a long line or one that holds a text is. */
  private static boolean isLineOfBase64(byte[] bytes, int from, int to) {
    if (to - from >= LONG_LINE) {
      return true;
    }
    byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
    return new String(decoded, StandardCharsets.UTF_8)
        .chars()
        .noneMatch(c -> c == 0xfffd || Character.isISOControl(c) && !Character.isWhitespace(c));
  }

  private static boolean isClean(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (value(bytes[i]) == FOREIGN) {
        return false;
      }
    }
    return true;
  }

  @Override
  void decode(MimeLines piece) {
    byte[] bytes = piece.bytes();
    boolean atGroup = digits == 0 && !padded && !over;
    int from = atGroup ? groups(bytes, piece.from(), piece.to()) : piece.from();
    int clean = NOT_SOUGHT;
    for (int i = from; i < piece.to() && !over; i++) {
      int value = value(bytes[i]);
      if (padded && value >= 0 && clean == NOT_SOUGHT) {
        clean = cleanFrom(bytes, piece.from(), piece.textEnd());
      }
      over = padded && (value == FOREIGN || value >= 0 && i < clean);
      if (value == FOREIGN || over) {
        flaws.add(Flaw.DAMAGED_ENCODING);
      } else if (value == PADDING) {
        finish();
        padded = true;
      } else if (value >= 0) {
        padded = false;
        digit(value);
      }
    }
  }

  /**
   * Decodes whole groups of four digits, which is nearly all there is; digit by digit it would take
   * four times as long.
   *
   * @return where the first other byte is, or the group that holds it
   */
  private int groups(byte[] bytes, int from, int to) {
    byte[] values = VALUES;
    byte[] target = room((to - from) / 4 * 3);
    int end = end();
    int i = from;
    while (i + 4 <= to) {
      int a = values[bytes[i] & 0xff];
      int b = values[bytes[i + 1] & 0xff];
      int c = values[bytes[i + 2] & 0xff];
      int d = values[bytes[i + 3] & 0xff];
      if ((a | b | c | d) < 0) {
        break;
      }
      target[end] = (byte) (a << 2 | b >> 4);
      target[end + 1] = (byte) (b << 4 | c >> 2);
      target[end + 2] = (byte) (c << 6 | d);
      end += 3;
      i += 4;
    }
    end(end);
    return i;
  }

  private void digit(int value) {
    bits = bits << 6 | value;
    if (++digits == 4) {
      put(bits >> 16);
      put(bits >> 8);
      put(bits);
      digits = 0;
    }
  }

  /** Ends a group: what is short of three bytes is one or two. */
  @Override
  void finish() {
    if (digits == 3) {
      put(bits >> 10);
      put(bits >> 2);
    } else if (digits == 2) {
      put(bits >> 4);
    }
    digits = 0;
  }

  /** From where on there is nothing but base64 to the end of the line. */
  private static int cleanFrom(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && value(bytes[end - 1]) == BLANK) {
      end--;
    }
    while (end > from && value(bytes[end - 1]) != FOREIGN && value(bytes[end - 1]) != BLANK) {
      end--;
    }
    return end;
  }

  private static int value(byte c) {
    return VALUES[c & 0xff];
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, FOREIGN);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    for (char blank : " \t\r\n\f\0".toCharArray()) {
      values[blank] = BLANK;
    }
    values['='] = PADDING;
    return values;
  }
}
