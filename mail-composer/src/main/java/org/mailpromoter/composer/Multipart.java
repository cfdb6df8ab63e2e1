package org.mailpromoter.composer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Several parts (RFC 2046, 5.1). */
final class Multipart implements Entity {
  private static final int BOUNDARY_BYTES = 16;

  private final String type;
  private final List<Entity> parts;
  private final String boundary;

  /**
   * @param type the subtype, with parameters other than the boundary
   */
  Multipart(String type, List<Entity> parts, RandomGenerator random) {
    this.type = type;
    this.parts = parts;
    this.boundary = boundary(random);
  }

  /** One part stands for itself. */
  static Entity of(String type, List<Entity> parts, RandomGenerator random) {
    return parts.size() == 1 ? parts.get(0) : new Multipart(type, parts, random);
  }

  /** No line of Base64 or quoted-printable text begins with two hyphens and so many digits. */
  private static String boundary(RandomGenerator random) {
    byte[] bytes = new byte[BOUNDARY_BYTES];
    random.nextBytes(bytes);
    return "=_" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public void write(HeaderWriter header, OutputStream out) throws IOException {
    header.field("Content-Type", "multipart/" + type + ";\r\n boundary=\"" + boundary + '"');
    header.end();
    String begin = "--" + boundary + "\r\n";
    for (Entity each : parts) {
      ascii(out, begin);
      each.write(new HeaderWriter(out), out);
      begin = "\r\n--" + boundary + "\r\n";
    }
    ascii(out, "\r\n--" + boundary + "--\r\n");
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
