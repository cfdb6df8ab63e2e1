package org.mailpromoter.composer;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Writes text and files as a body (RFC 2045, RFC 2046). */
final class Content {
  private static final String QUOTED_PRINTABLE = "quoted-printable";
  private static final String BASE64 = "base64";
  private static final int BOUNDARY_BYTES = 16;

  /** More than this share of text outside ASCII is shorter in Base64. */
  private static final int MANY = 6;

  private final Composition what;
  private final RandomGenerator random;

  Content(Composition what, RandomGenerator random) {
    this.what = what;
    this.random = random;
  }

  /** Writes the rest of the header, and the body. */
  void write(HeaderWriter header, OutputStream out) throws IOException {
    if (what.enclosures().isEmpty()) {
      text(header, out);
    } else {
      mixed(header, out);
    }
  }

  private void text(HeaderWriter header, OutputStream out) throws IOException {
    byte[] bytes = canonical(what.text()).getBytes(StandardCharsets.UTF_8);
    String encoding = encoding(bytes);
    header.field("Content-Type", "text/plain; charset=UTF-8");
    header.field("Content-Transfer-Encoding", encoding);
    header.end();
    encode(new ByteArrayInputStream(bytes), encoding, out);
    if (encoding.equals(BASE64)) {
      ascii(out, "\r\n"); // quoted-printable text ends as the text does
    }
  }

  /** No line of Base64 or quoted-printable text begins with two hyphens and so many digits. */
  private void mixed(HeaderWriter header, OutputStream out) throws IOException {
    byte[] bytes = new byte[BOUNDARY_BYTES];
    random.nextBytes(bytes);
    String boundary = "=_" + HexFormat.of().formatHex(bytes);
    header.field("Content-Type", "multipart/mixed;\r\n boundary=\"" + boundary + '"');
    header.end();
    ascii(out, "--" + boundary + "\r\n");
    text(new HeaderWriter(out), out);
    for (Enclosure each : what.enclosures()) {
      ascii(out, "\r\n--" + boundary + "\r\n");
      file(each, out);
    }
    ascii(out, "\r\n--" + boundary + "--\r\n");
  }

  private void file(Enclosure file, OutputStream out) throws IOException {
    HeaderWriter header = new HeaderWriter(out);
    ParameterList parameters = new ParameterList();
    parameters.set("filename", file.name(), "UTF-8");
    header.field("Content-Type", file.mediaType());
    header.field(
        "Content-Disposition",
        "attachment" + parameters.toString("Content-Disposition: attachment".length()));
    header.field("Content-Transfer-Encoding", BASE64);
    header.end();
    try (InputStream content = file.content().open()) {
      encode(content, BASE64, out);
    }
  }

  private static void encode(InputStream content, String encoding, OutputStream out)
      throws IOException {
    try {
      OutputStream encoded = MimeUtility.encode(out, encoding);
      content.transferTo(encoded);
      encoded.flush(); // it is not closed, since more may follow
    } catch (MessagingException e) {
      throw new IllegalStateException("every mail library knows " + encoding, e);
    }
  }

  /** Every line ends with CR LF, also the last one. */
  private static String canonical(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    String ended = lines.endsWith("\n") ? lines : lines + '\n';
    return ended.replace("\n", "\r\n");
  }

  private static String encoding(byte[] text) {
    int foreign = 0;
    for (byte each : text) {
      foreign += each < 0 ? 1 : 0;
    }
    return foreign > text.length / MANY ? BASE64 : QUOTED_PRINTABLE;
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
