package org.mailpromoter.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.web.TooLargeException;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;

/**
 * Files that stand in a body as Base64 (RFC 4648, 4). They are written to temporary files while the
 * body is read, so that memory does not grow with them. For one thread.
 */
final class Base64Files implements AutoCloseable {
  /** The most bytes of all files of a request. */
  static final long MOST = 20L << 20;

  private final String member;
  private final List<Path> files = new ArrayList<>();
  private long bytes;
  private long characters;

  /**
   * No files yet.
   *
   * @param member the member that has the bytes of a file, in whatever object it stands
   */
  Base64Files(String member) {
    this.member = member;
  }

  /** Whether a text that a member has is a file. */
  boolean isFile(String name) {
    return name.equals(member);
  }

  /** How many characters of the body were files. */
  long characters() {
    return characters;
  }

  /**
   * Writes the text at the current token of a parser to a file.
   *
   * @throws TooLargeException if the files together are too large
   */
  Path keep(JsonParser parser) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".attachment");
    files.add(file);
    try (OutputStream out = new Limited(Files.newOutputStream(file))) {
      int size = parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
      characters += (size + 2L) / 3 * 4;
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    for (Path each : files) {
      Files.deleteIfExists(each);
    }
  }

  /** Counts what is written. */
  private final class Limited extends OutputStream {
    private final OutputStream file;

    Limited(OutputStream file) {
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
      bytes += length;
      if (bytes > MOST) {
        throw new TooLargeException(MOST);
      }
      file.write(piece, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
