package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;

/**
 * Turns header bytes into text: UTF-8 where it is valid (RFC 6532), windows-1252 otherwise, encoded
 * words decoded once (RFC 2047), and control characters removed, so nothing in it can control a
 * terminal.
 */
final class HeaderText {
  /** No more of any header text is kept than of a subject. */
  private static final int LONGEST = 4_000;

  private HeaderText() {}

  /** The value as it is, unfolded, spaces at both ends removed. */
  static String raw(byte[] bytes, int from, int to) {
    int begin = from;
    int last = to;
    while (begin < last && bytes[begin] >= 0 && bytes[begin] <= ' ') {
      begin++;
    }
    while (last > begin && bytes[last - 1] >= 0 && bytes[last - 1] <= ' ') {
      last--;
    }
    boolean ascii = true;
    boolean lineEnds = false;
    for (int i = begin; i < last; i++) {
      byte each = bytes[i];
      ascii &= each >= 0;
      lineEnds |= each == '\r' || each == '\n';
    }
    String text =
        ascii
            ? new String(bytes, begin, last - begin, StandardCharsets.ISO_8859_1)
            : MailCharsets.undeclared(bytes, begin, last);
    return lineEnds ? unfold(text) : text;
  }

  /** The value with encoded words decoded and controls removed, shortened to what is ever kept. */
  static String decoded(String raw) {
    return decoded(raw, LONGEST);
  }

  /** The same, at most {@code limit} characters; no more than that is decoded. */
  static String decoded(String raw, int limit) {
    String text = raw.contains("=?") ? EncodedWords.decode(raw, limit) : raw;
    return shortened(printable(text), limit);
  }

  /** The beginning of a text, which splits no character. */
  static String shortened(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, split ? limit - 1 : limit);
  }

  /** Spaces where controls were; direction marks of Unicode go without a trace. */
  static String printable(String text) {
    StringBuilder kept = null;
    for (int i = plainUpTo(text); i < text.length(); i++) {
      char c = text.charAt(i);
      boolean odd = isOdd(text, i);
      if (odd && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (kept != null && !odd) {
        kept.append(c);
      } else if (kept != null && Character.isISOControl(c)) {
        kept.append(' ');
      }
    }
    return (kept == null ? text : kept.toString()).strip();
  }

  /** Where the first character is that is no printable one of ASCII. */
  private static int plainUpTo(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
      i++;
    }
    return i;
  }

  private static boolean isOdd(String text, int i) {
    char c = text.charAt(i);
    if (c < ' ' || c >= 0x7f && c < 0xa0) {
      return true;
    }
    boolean direction =
        c == 0x061c
            || c == 0x200e
            || c == 0x200f
            || c >= 0x202a && c <= 0x202e
            || c >= 0x2066 && c <= 0x2069
            || c == 0x2028
            || c == 0x2029
            || c == 0xfeff;
    return direction || isLoneSurrogate(text, i);
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /**
   * Folding is a line end before white space, which stays (RFC 5322, 2.2.3). A carriage return
   * within a line separates words as a space does.
   */
  private static String unfold(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n') {
        line.append(text.substring(from, i)); // faster than from a range, which goes by characters
        line.append(c == '\r' && !isFolding(text, i + 1) ? " " : "");
        from = i + 1;
      }
    }
    return line.append(text.substring(from)).toString();
  }

  private static boolean isFolding(String text, int next) {
    return next == text.length() || "\n \t".indexOf(text.charAt(next)) >= 0;
  }
}
