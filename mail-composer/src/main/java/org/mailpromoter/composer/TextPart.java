package org.mailpromoter.composer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text.
 *
 * @param subtype {@code plain} or {@code html}
 * @param text with line ends of any kind
 */
record TextPart(String subtype, String text) implements Entity {
  /** More than this share of text outside ASCII is shorter in Base64. */
  private static final int MANY = 6;

  @Override
  public void write(HeaderWriter header, OutputStream out) throws IOException {
    byte[] bytes = canonical(text).getBytes(StandardCharsets.UTF_8);
    TransferEncoding encoding = encoding(bytes);
    header.field("Content-Type", "text/" + subtype + "; charset=UTF-8");
    encoding.field(header);
    header.end();
    encoding.encode(new ByteArrayInputStream(bytes), out);
    if (encoding == TransferEncoding.BASE64) {
      out.write('\r'); // quoted-printable text ends as the text does
      out.write('\n');
    }
  }

  /** Every line ends with CR LF, also the last one. */
  private static String canonical(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    String ended = lines.endsWith("\n") ? lines : lines + '\n';
    return ended.replace("\n", "\r\n");
  }

  private static TransferEncoding encoding(byte[] text) {
    int foreign = 0;
    for (byte each : text) {
      foreign += each < 0 ? 1 : 0;
    }
    return foreign > text.length / MANY
        ? TransferEncoding.BASE64
        : TransferEncoding.QUOTED_PRINTABLE;
  }
}
