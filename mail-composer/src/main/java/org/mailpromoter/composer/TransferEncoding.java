package org.mailpromoter.composer;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How bytes become 7-bit lines (RFC 2045, 6). */
enum TransferEncoding {
  BASE64("base64"),
  QUOTED_PRINTABLE("quoted-printable");

  private final String word;

  TransferEncoding(String word) {
    this.word = word;
  }

  void field(HeaderWriter header) throws IOException {
    header.field("Content-Transfer-Encoding", word);
  }

  void encode(InputStream content, OutputStream out) throws IOException {
    try {
      OutputStream encoded = MimeUtility.encode(out, word);
      content.transferTo(encoded);
      encoded.flush(); // it is not closed, since more may follow
    } catch (MessagingException e) {
      throw new IllegalStateException("every mail library knows " + word, e);
    }
  }
}
