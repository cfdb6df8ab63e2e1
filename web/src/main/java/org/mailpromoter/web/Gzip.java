package org.mailpromoter.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The coding {@code gzip} (RFC 1952). */
final class Gzip {
  private static final int NAMED = 8;
  private static final int UNKNOWN_SYSTEM = 255;
  private static final int BUFFER = 8_192;

  private Gzip() {}

  /** Whether a client takes it (RFC 9110, 12.5.3). */
  static boolean isTakenBy(Request request) {
    String accepted = request.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
    for (String each : accepted.split(",", -1)) {
      String coding = each.replace(" ", "");
      if (coding.equals("gzip")
          || coding.startsWith("gzip;q=") && !coding.matches(".*=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Bytes in the coding.
   *
   * @param padding so many bytes are added that mean nothing: a name of the file, which readers
   *     skip
   */
  static byte[] of(byte[] bytes, int padding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + padding);
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED});
    out.write(padding > 0 ? NAMED : 0);
    out.writeBytes(new byte[] {0, 0, 0, 0, 0, (byte) UNKNOWN_SYSTEM});
    if (padding > 0) {
      out.writeBytes("-".repeat(padding - 1).getBytes(StandardCharsets.US_ASCII));
      out.write(0);
    }
    deflate(bytes, out);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    little(out, sum.getValue());
    little(out, bytes.length);
    return out.toByteArray();
  }

  private static void deflate(byte[] bytes, ByteArrayOutputStream out) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
  }

  private static void little(ByteArrayOutputStream out, long value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write((int) (value >> shift));
    }
  }
}
