package org.mailpromoter.core.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value with parameters, such as a content type (RFC 2045, 5.1), read as mail writes them: values
 * that need quotes and have none end at the semicolon. Parameters in pieces and with a charset (RFC
 * 2231) are put together by their numbers. Characters are bytes until a charset is known. Of
 * parameters with one name the first counts.
 */
final class MimeParameters {
  private static final int LONGEST_NUMBER = 6;

  private final String value;
  private final Map<String, ParameterScanner.Written> whole;
  private final Map<String, SortedMap<Integer, Piece>> pieces = new HashMap<>(4);

  private MimeParameters(String value, Map<String, ParameterScanner.Written> written) {
    this.value = value;
    this.whole = written;
    written.forEach((name, parameter) -> addPiece(name, parameter.text()));
  }

  /** A piece of a parameter, with its bytes written in hexadecimal or as they are. */
  private record Piece(String text, boolean encoded) {}

  /** Reads the text of a field, of which each character is a byte. */
  static MimeParameters of(String field) {
    ParameterScanner scanner = new ParameterScanner(field);
    String value = scanner.value();
    return new MimeParameters(value, scanner.parameters());
  }

  /** The text before the parameters, in lower case. */
  String value() {
    return value;
  }

  /** A parameter for programs, which ends at a blank unless quotes hold it; empty when missing. */
  Optional<String> token(String name) {
    ParameterScanner.Written written = whole.get(name);
    if (written == null) {
      return text(name);
    }
    String text = written.text().stripTrailing();
    int end = 0;
    while (end < text.length() && (written.quoted() || text.charAt(end) > ' ')) {
      end++;
    }
    return end == 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  /** A parameter that people read; empty when it is missing or empty. */
  Optional<String> text(String name) {
    SortedMap<Integer, Piece> numbered = pieces.get(name);
    String text = numbered == null ? "" : joined(numbered);
    if (text.isEmpty()) {
      ParameterScanner.Written written = whole.get(name);
      text = written == null ? "" : undeclared(written.text());
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** {@code name*}, {@code name*0} and {@code name*0*} are pieces of {@code name}. */
  private void addPiece(String written, String text) {
    int star = written.indexOf('*');
    if (star <= 0) {
      return;
    }
    boolean encoded = written.endsWith("*");
    int end = Math.max(star + 1, written.length() - (encoded ? 1 : 0));
    int number = number(written.substring(star + 1, end));
    if (number >= 0) {
      pieces
          .computeIfAbsent(written.substring(0, star), name -> new TreeMap<>())
          .putIfAbsent(number, new Piece(text, encoded));
    }
  }

  private static int number(String digits) {
    if (digits.length() > LONGEST_NUMBER || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static String joined(SortedMap<Integer, Piece> numbered) {
    Piece first = numbered.values().iterator().next();
    int charsetEnd = first.encoded() ? first.text().indexOf('\'') : -1;
    int languageEnd = charsetEnd < 0 ? -1 : first.text().indexOf('\'', charsetEnd + 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = languageEnd + 1;
    for (Piece piece : numbered.values()) {
      add(piece, from, bytes);
      from = 0;
    }
    Optional<Charset> charset =
        languageEnd < 0
            ? Optional.empty()
            : MailCharsets.named(first.text().substring(0, charsetEnd));
    return charset.map(bytes::toString).orElseGet(() -> undeclared(bytes.toByteArray()));
  }

  private static void add(Piece piece, int from, ByteArrayOutputStream bytes) {
    String text = piece.text();
    for (int i = from; i < text.length(); i++) {
      int octet = piece.encoded() && text.charAt(i) == '%' ? octet(text, i) : -1;
      bytes.write(octet < 0 ? text.charAt(i) : octet);
      i += octet < 0 ? 0 : 2;
    }
  }

  private static int octet(String text, int at) {
    return at + 2 < text.length() ? HexDigits.octet(text.charAt(at + 1), text.charAt(at + 2)) : -1;
  }

  private static String undeclared(String octets) {
    return undeclared(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String undeclared(byte[] octets) {
    return MailCharsets.undeclared(octets, 0, octets.length);
  }
}
