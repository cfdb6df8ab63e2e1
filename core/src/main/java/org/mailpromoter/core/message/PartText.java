package org.mailpromoter.core.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the bytes of a text into characters: by the mark at their beginning, then by the charset
 * that the header names, then by what HTML says of itself, then by what they can only be.
 */
final class PartText {
  private static final int META_WITHIN = 1024;

  private PartText() {}

  /**
   * The text, without the mark of its charset.
   *
   * @param bytes the text
   * @param broken whether the text continues, so that its last character may be incomplete
   * @param header what names the charset
   * @param flaws receives the remark that the named charset is unknown
   */
  static String decoded(byte[] bytes, boolean broken, PartHeader header, Set<Flaw> flaws) {
    Optional<Charset> charset = marked(bytes).or(() -> declared(header, flaws));
    String text =
        charset.isPresent()
            ? new String(bytes, charset.get())
            : undeclared(bytes, broken ? wholeCharacters(bytes) : bytes.length, header);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<Charset> marked(byte[] bytes) {
    int first = octet(bytes, 0) << 16 | octet(bytes, 1) << 8 | octet(bytes, 2);
    if (first == 0xEFBBBF) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (first >> 8 == 0xFEFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return first >> 8 == 0xFFFE ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static int octet(byte[] bytes, int at) {
    return at < bytes.length ? bytes[at] & 0xff : 0;
  }

  /**
   * Programs write US-ASCII if they do not know the charset; such text is read as if none were
   * declared.
   */
  private static Optional<Charset> declared(PartHeader header, Set<Flaw> flaws) {
    String label = header.charset().orElse("").toLowerCase(Locale.ROOT);
    if (label.isBlank() || label.equals("us-ascii") || label.equals("ascii")) {
      return Optional.empty();
    }
    Optional<Charset> charset = MailCharsets.named(label);
    if (charset.isEmpty()) {
      flaws.add(Flaw.UNKNOWN_CHARSET);
    }
    return charset;
  }

  private static String undeclared(byte[] bytes, int end, PartHeader header) {
    String text = MailCharsets.undeclared(bytes, 0, end);
    boolean html = header.type().equals("text/html");
    Optional<Charset> own = html ? ofMeta(bytes) : Optional.empty();
    boolean bytewise = text.length() == end; // else UTF-8, whatever HTML says
    return own.isPresent() && bytewise ? new String(bytes, 0, end, own.get()) : text;
  }

  /** Where the last character ends, as far as one can tell: long texts break off anywhere. */
  private static int wholeCharacters(byte[] bytes) {
    int begin = bytes.length;
    while (begin > 0 && bytes.length - begin < 3 && (bytes[begin - 1] & 0xC0) == 0x80) {
      begin--;
    }
    int lead = begin > 0 ? bytes[begin - 1] & 0xff : 0;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return bytes.length - begin + 1 < length ? begin - 1 : bytes.length;
  }

  /** The charset that HTML names within its beginning, as browsers look for it. */
  private static Optional<Charset> ofMeta(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(META_WITHIN, bytes.length), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    for (int at = beginning.indexOf("<meta"); at >= 0; at = beginning.indexOf("<meta", at + 1)) {
      int close = beginning.indexOf('>', at);
      Optional<Charset> named =
          charsetOf(beginning.substring(at, close < 0 ? beginning.length() : close));
      if (named.isPresent()) {
        return named;
      }
    }
    return Optional.empty();
  }

  private static Optional<Charset> charsetOf(String meta) {
    int at = meta.indexOf("charset");
    int equals = at < 0 ? -1 : meta.indexOf('=', at);
    if (equals < 0) {
      return Optional.empty();
    }
    int begin = equals + 1;
    while (begin < meta.length() && " \t\r\n\"'".indexOf(meta.charAt(begin)) >= 0) {
      begin++;
    }
    int end = begin;
    while (end < meta.length() && " \t\r\n\"';/>".indexOf(meta.charAt(end)) < 0) {
      end++;
    }
    return MailCharsets.named(meta.substring(begin, end));
  }
}
