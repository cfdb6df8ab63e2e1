package org.mailpromoter.core.message;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** How the bytes of a part are written in the message (RFC 2045, 6). */
enum TransferEncoding {
  /** Four characters for three bytes. */
  BASE64,
  /** Text, with odd bytes in hexadecimal digits. */
  QUOTED_PRINTABLE,
  /** As they are, whatever the mechanism is called. */
  NONE;

  /** How far one has to look to see whether something is base64. */
  private static final int BEGINNING = 1024;

  /** Reads the field as mail writes it: in quotes, with a comment or a semicolon after it. */
  static TransferEncoding of(String field) {
    StringBuilder letters = new StringBuilder();
    String text = field.strip();
    for (int i = 0; i < text.length() && ";,( \t\r\n".indexOf(text.charAt(i)) < 0; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        letters.append(text.charAt(i));
      }
    }
    return switch (letters.toString().toLowerCase(Locale.ROOT)) {
      case "base64" -> BASE64;
      case "quotedprintable" -> QUOTED_PRINTABLE;
      default -> NONE;
    };
  }

  /**
   * The bytes that are meant.
   *
   * @param raw the bytes as they are in the message
   * @param flaws takes what is found to be damaged while the bytes are read
   */
  InputStream decoded(InputStream raw, Set<Flaw> flaws) {
    return switch (this) {
      case BASE64 -> new Base64Content(MimeLines.ofPart(raw), flaws);
      case QUOTED_PRINTABLE -> new QuotedPrintableContent(MimeLines.ofPart(raw));
      case NONE -> raw;
    };
  }

  /** The same for text, which is taken as it is when it only is said to be base64. */
  InputStream decodedText(InputStream raw, Set<Flaw> flaws) throws IOException {
    if (this != BASE64) {
      return decoded(raw, flaws);
    }
    BufferedInputStream buffered = new BufferedInputStream(raw, BEGINNING);
    buffered.mark(BEGINNING);
    byte[] beginning = buffered.readNBytes(BEGINNING);
    buffered.reset();
    if (Base64Content.isLikely(beginning)) {
      return decoded(buffered, flaws);
    }
    flaws.add(Flaw.DAMAGED_ENCODING);
    return buffered;
  }
}
