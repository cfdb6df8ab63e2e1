package org.mailpromoter.spi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes values as header fields (RFC 5322, RFC 2047), for connectors whose servers return
 * properties instead of headers. A value cannot leave its field: line ends and other control
 * characters become spaces.
 *
 * @since 0.1
 */
public final class HeaderText {
  private static final int LINE = 76;

  /** The longest name of a field that is written here, with colon and space. */
  private static final int NAME = 14;

  /** Bytes of one encoded word that fits into a line with the name of a field. */
  private static final int WORD_BYTES = 36;

  private HeaderText() {}

  /** Free text, encoded where it is not plain. */
  public static String unstructured(String value) {
    String clean = clean(value);
    return isPlain(clean) ? folded(clean) : encoded(clean);
  }

  /** Ids and other text of plain characters; other characters are left out. */
  public static String plain(String value) {
    StringBuilder plain = new StringBuilder();
    clean(value).chars().filter(c -> c < 127).forEach(c -> plain.append((char) c));
    return folded(plain.toString());
  }

  /** A display name (RFC 5322, phrase). */
  public static String phrase(String name) {
    String clean = clean(name);
    return isPlain(clean)
        ? '"' + clean.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : encoded(clean);
  }

  private static String clean(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      clean.append(Character.isISOControl(c) ? ' ' : c);
    }
    return clean.toString().strip();
  }

  /** Text in a value that looks like an encoded word would be decoded. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 127) && !text.contains("=?");
  }

  private static String folded(String text) {
    if (text.length() < LINE - NAME) {
      return text;
    }
    StringBuilder folded = new StringBuilder();
    int line = NAME;
    for (String word : text.split(" ", -1)) {
      boolean breaks = !folded.isEmpty() && line + word.length() > LINE;
      folded.append(folded.isEmpty() ? "" : breaks ? "\r\n " : " ").append(word);
      line = breaks ? word.length() : line + word.length() + 1;
    }
    return folded.toString();
  }

  private static String encoded(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder piece = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int more = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + more > WORD_BYTES) {
        word(words, piece);
        bytes = 0;
      }
      piece.appendCodePoint(c);
      bytes += more;
      i += Character.charCount(c);
    }
    word(words, piece);
    return words.toString();
  }

  private static void word(StringBuilder words, StringBuilder piece) {
    byte[] utf8 = piece.toString().getBytes(StandardCharsets.UTF_8);
    words
        .append(words.isEmpty() ? "" : "\r\n ")
        .append("=?UTF-8?B?")
        .append(Base64.getEncoder().encodeToString(utf8))
        .append("?=");
    piece.setLength(0);
  }
}
