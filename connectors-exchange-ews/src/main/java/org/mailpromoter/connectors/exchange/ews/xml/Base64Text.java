package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes the text of one element while it is read: a message is never whole in memory. */
final class Base64Text extends InputStream {
  private static final byte[] VALUES = values();

  private final XmlAnswer answer;
  private final int depth;
  private final char[] text = new char[8 << 10];
  private final byte[] bytes = new byte[8 << 10];
  private boolean started;
  private boolean ended;
  private int textAt;
  private int at;
  private int end;
  private int bits;
  private int bitCount;

  Base64Text(XmlAnswer answer, int depth) {
    this.answer = answer;
    this.depth = depth;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(bytes, at, target, from, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == end && !ended) {
      int count = started ? answer.characters(textAt, text) : 0;
      if (count == 0) {
        started = true;
        textAt = 0;
        ended = !answer.nextText(depth);
      } else {
        textAt += count;
        decode(count);
      }
    }
    return at < end;
  }

  private void decode(int count) {
    at = 0;
    end = 0;
    int next = 0;
    while (next < count) {
      next = bitCount == 0 ? quartets(next, count) : next;
      if (next < count) {
        single(text[next++]);
      }
    }
  }

  /** Four digits at a time, as long as they are adjacent. */
  private int quartets(int from, int count) {
    int next = from;
    while (next + 4 <= count) {
      int three =
          value(text[next]) << 18
              | value(text[next + 1]) << 12
              | value(text[next + 2]) << 6
              | value(text[next + 3]);
      if (three < 0) {
        return next;
      }
      bytes[end] = (byte) (three >> 16);
      bytes[end + 1] = (byte) (three >> 8);
      bytes[end + 2] = (byte) three;
      end += 3;
      next += 4;
    }
    return next;
  }

  /** Whatever is not of the alphabet is passed over, as RFC 2045, 6.8 wants it. */
  private void single(char digit) {
    int value = value(digit);
    if (value >= 0) {
      bits = bits << 6 | value;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        bytes[end++] = (byte) (bits >> bitCount);
      }
    }
  }

  private static int value(char digit) {
    return digit < 128 ? VALUES[digit] : -1;
  }
}
