package org.mailpromoter.connectors.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the header block off a message: up to the first empty line, or to a limit. */
final class HeaderBlock {
  private HeaderBlock() {}

  static byte[] read(InputStream message, int limit) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[4096];
    int emptyLine = 0;
    for (int count = message.read(buffer);
        count > 0 && header.size() < limit;
        count = message.read(buffer)) {
      for (int i = 0; i < count && header.size() < limit; i++) {
        header.write(buffer[i]);
        if (buffer[i] == '\n') {
          if (++emptyLine == 2) {
            return header.toByteArray();
          }
        } else if (buffer[i] != '\r') {
          emptyLine = 0;
        }
      }
    }
    return header.toByteArray();
  }
}
