package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far an mbox file was read.
 *
 * @param epoch a fingerprint of the file's beginning
 * @param offset where the next message begins, in the uncompressed file
 * @param fileSize the file's size when the cursor was written
 * @param finished whether everything in the file was read
 */
record MboxCursor(String epoch, long offset, long fileSize, boolean finished) {
  private static final String VERSION = "1";
  private static final int BEGINNING = 4096;

  static Optional<MboxCursor> of(Cursor cursor) {
    String[] words = cursor.token().split(" ", -1);
    if (words.length != 5 || !words[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MboxCursor(
              words[1],
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              Boolean.parseBoolean(words[4])));
    } catch (NumberFormatException e) {
      return Optional.empty(); // not ours: the file is read from the start
    }
  }

  /** The first line of an mbox file is the separator of its first message, with its time. */
  static String epochOf(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = MboxReader.uncompressed(file)) {
      byte[] beginning = in.readNBytes(BEGINNING);
      int line = 0;
      while (line < beginning.length && beginning[line] != '\n') {
        line++;
      }
      crc.update(beginning, 0, line);
    }
    return Long.toHexString(crc.getValue());
  }

  Cursor token() {
    return new Cursor(VERSION + " " + epoch + " " + offset + " " + fileSize + " " + finished);
  }
}
