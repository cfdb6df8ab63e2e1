package org.mailpromoter.core.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decodes encoded words (RFC 2047) as mail programs write them: base64 without its padding, raw
 * characters and spaces inside a word, a character that is split between two words. One pass that
 * ends when enough text is there. Not thread-safe.
 */
final class EncodedWords {
  private static final int LONGEST_CHARSET = 60;

  private final String raw;
  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String charset = "";
  private int at;

  /** Where the next end of a word was found, so that nothing is looked through twice. */
  private int wordEnd;

  private EncodedWords(String raw, int limit) {
    this.raw = raw;
    this.limit = limit;
  }

  /** The text of a raw value, at most {@code limit} characters of it. */
  static String decode(String raw, int limit) {
    EncodedWords words = new EncodedWords(raw, limit);
    words.run();
    return words.text.length() > limit ? words.text.substring(0, limit) : words.text.toString();
  }

  private void run() {
    boolean afterWord = false;
    while (at < raw.length() && text.length() + bytes.size() / 4 < limit) {
      int begin = raw.indexOf("=?", at);
      Optional<Word> word = begin < 0 ? Optional.empty() : Word.at(raw, begin);
      int plainEnd = word.isPresent() ? begin : afterNoWord(begin);
      if (!(afterWord && word.isPresent() && isBlank(at, begin))) {
        plain(plainEnd);
      }
      word.ifPresent(this::take);
      at = word.map(Word::end).orElse(plainEnd);
      afterWord = word.isPresent();
    }
    flush();
  }

  /** Text up to the next place where a word may begin; none may where no later one could end. */
  private int afterNoWord(int begin) {
    if (begin >= 0 && wordEnd < begin + 2) {
      int next = raw.indexOf("?=", begin + 2);
      wordEnd = next < 0 ? raw.length() : next;
    }
    return begin >= 0 && wordEnd < raw.length() ? begin + 2 : raw.length();
  }

  private void plain(int end) {
    if (end > at) {
      flush();
      text.append(raw, at, Math.min(end, at + limit));
    }
  }

  private void take(Word word) {
    if (!word.charset.equalsIgnoreCase(charset)) {
      flush();
      charset = word.charset;
    }
    if (word.base64) {
      base64(word.begin, word.end - 2);
    } else {
      quoted(word.begin, word.end - 2);
    }
  }

  /** Ends what is in one charset; words of one charset are decoded together. */
  private void flush() {
    if (bytes.size() > 0) {
      byte[] encoded = bytes.toByteArray();
      Optional<Charset> named = MailCharsets.named(charset);
      text.append(
          named
              .map(known -> new String(encoded, known))
              .orElseGet(() -> MailCharsets.undeclared(encoded, 0, encoded.length)));
      bytes.reset();
    }
  }

  private void quoted(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      int octet = c == '=' && i + 2 < to ? hex(raw.charAt(i + 1), raw.charAt(i + 2)) : -1;
      if (octet >= 0) {
        bytes.write(octet);
        i += 2;
      } else {
        unencoded(c == '_' ? ' ' : c);
      }
    }
  }

  /** A character that a program did not encode, although it should have. */
  private void unencoded(char c) {
    if (c < 0x80) {
      bytes.write(c);
    } else {
      flush();
      text.append(c);
    }
  }

  /** Padding ends a group, and what is not a digit is skipped. */
  private void base64(int from, int to) {
    int bits = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      int digit = digit(raw.charAt(i));
      if (digit >= 0) {
        bits = bits << 6 | digit;
        count += 6;
      } else if (raw.charAt(i) == '=') {
        count = 0;
      }
      if (count >= 8) {
        count -= 8;
        bytes.write(bits >> count);
      }
    }
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }

  private static int hex(char high, char low) {
    int first = high < 0x80 ? Character.digit(high, 16) : -1;
    int second = low < 0x80 ? Character.digit(low, 16) : -1;
    return first < 0 || second < 0 ? -1 : first << 4 | second;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  /**
   * One encoded word.
   *
   * @param charset its charset, without a language (RFC 2231, 5)
   * @param base64 whether it is in base64, else in the Q encoding
   * @param begin where its text begins
   * @param end after its last character
   */
  private record Word(String charset, boolean base64, int begin, int end) {
    /** The word that begins at a place, empty when none does. */
    static Optional<Word> at(String raw, int begin) {
      int mark = charsetEnd(raw, begin + 2);
      if (mark < 0 || mark + 3 >= raw.length() || raw.charAt(mark + 2) != '?') {
        return Optional.empty();
      }
      char encoding = Character.toLowerCase(raw.charAt(mark + 1));
      int end = encoding == 'b' || encoding == 'q' ? raw.indexOf("?=", mark + 3) : -1;
      if (end < 0) {
        return Optional.empty();
      }
      String name = raw.substring(begin + 2, mark);
      int star = name.indexOf('*');
      return Optional.of(
          new Word(star < 0 ? name : name.substring(0, star), encoding == 'b', mark + 3, end + 2));
    }

    private static int charsetEnd(String raw, int from) {
      int most = Math.min(raw.length(), from + LONGEST_CHARSET);
      for (int i = from; i < most; i++) {
        char c = raw.charAt(i);
        if (c == '?') {
          return i > from ? i : -1;
        }
        if (c <= ' ') {
          return -1;
        }
      }
      return -1;
    }
  }
}
