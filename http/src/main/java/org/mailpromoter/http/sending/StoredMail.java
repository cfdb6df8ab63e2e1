package org.mailpromoter.http.sending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.sending.FrozenMessage;

/**
 * Reads a stored mail to its end before the service hears of it: what is damaged is not sent in
 * part, and a line that ends with half of CR LF is no mail (SB-8). Used once.
 */
final class StoredMail {
  private static final EnvelopeParser PARSER = new EnvelopeParser(MessageLimits.DEFAULT);
  private static final int PIECE = 16 << 10;

  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private long size;
  private boolean afterCr;

  private StoredMail() {}

  /**
   * What the header says.
   *
   * @throws IOException if the mail cannot be read, or is not what it has to be
   */
  static Envelope read(FrozenMessage message) throws IOException {
    StoredMail read = new StoredMail();
    try (InputStream content = message.open()) {
      byte[] piece = new byte[PIECE];
      for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
        read.take(piece, count);
      }
    }
    if (read.size != message.size()) {
      throw new IOException("it has " + read.size + " bytes instead of " + message.size());
    }
    return PARSER.parse(read.header.toByteArray());
  }

  private void take(byte[] piece, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      if ((piece[i] == '\n') != afterCr) {
        throw new IOException("a line of the message does not end with CR LF");
      }
      afterCr = piece[i] == '\r';
    }
    int wanted = MessageLimits.DEFAULT.headerBytes() + 1 - header.size();
    header.write(piece, 0, Math.min(count, wanted));
    size += count;
  }
}
