package org.mailpromoter.core.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Messages in tests, and what is read of them. */
final class BodyOfMail {
  private static final BodyParser PARSER = new BodyParser(MessageLimits.DEFAULT);

  private BodyOfMail() {}

  static Body of(String message) throws IOException {
    return of(message, StandardCharsets.UTF_8);
  }

  static Body of(String message, Charset charset) throws IOException {
    return PARSER.parse(new ByteArrayInputStream(message.getBytes(charset)), ContentKeeper.NONE);
  }

  /** A text, and a file of five bytes with a header of its own. */
  static Body withFile(String header) throws IOException {
    return of(
        "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nHello\n--m\n"
            + header
            + "\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--m--\n");
  }
}
