package org.mailpromoter.http.oauth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The parts of a PEM file (RFC 7468). */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String LINE = "-----";

  /**
   * A part.
   *
   * @param label for example {@code CERTIFICATE}
   * @param bytes its contents
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(String label, byte[] bytes) {}

  private Pem() {}

  /**
   * The parts in their order; texts between them are left out.
   *
   * @throws IllegalArgumentException if one is cut off or not encoded rightly
   */
  static List<Part> parts(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int from = text.indexOf(BEGIN);
    while (from >= 0) {
      int labelEnd = text.indexOf(LINE, from + BEGIN.length());
      int end = text.indexOf(END, from);
      if (labelEnd < 0 || end < labelEnd + LINE.length()) {
        throw new IllegalArgumentException("a part has no end");
      }
      String label = text.substring(from + BEGIN.length(), labelEnd);
      String body = text.substring(labelEnd + LINE.length(), end);
      parts.add(new Part(label, Base64.getMimeDecoder().decode(body)));
      from = text.indexOf(BEGIN, end);
    }
    return parts;
  }
}
