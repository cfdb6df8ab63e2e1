package org.mailpromoter.connectors.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * Goes through an mbox file message by message. A line that begins with {@code From } after an
 * empty line begins a message, and so does one with an address and a date after any line. The empty
 * line before it, or before the end, belongs to the file and not to the message. The file is read
 * once and never held.
 */
final class MboxReader implements AutoCloseable {
  /** An empty line and the beginning of a separator. */
  private static final int AHEAD = 7;

  private static final int LONGEST_SEPARATOR = 1000;

  private final InputStream in;
  private final byte[] ahead = new byte[AHEAD];
  private long offset;
  private long start;
  private Instant received = Instant.EPOCH;
  private boolean inMessage;
  private boolean afterEmptyLine = true;
  private boolean atLineStart = true;

  private MboxReader(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  static MboxReader open(Path file, long offset) throws IOException {
    InputStream in = uncompressed(file);
    try {
      in.skipNBytes(offset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new MboxReader(in, offset);
  }

  static InputStream uncompressed(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    boolean gzip = String.valueOf(file.getFileName()).endsWith(".gz");
    return new BufferedInputStream(gzip ? new GZIPInputStream(raw, 1 << 16) : raw, 1 << 16);
  }

  /** The position of the reader. */
  long offset() {
    return offset;
  }

  /** Where the current message begins, its separator included. */
  long messageStart() {
    return start;
  }

  /** When the current message was received, as its separator says. */
  Instant received() {
    return received;
  }

  void moveTo(long target) throws IOException {
    if (target > offset) {
      in.skipNBytes(target - offset);
      offset = target;
      atLineStart = true;
      afterEmptyLine = true;
    }
    inMessage = false;
  }

  /** Moves to the next message; false at the end of the file. */
  boolean nextMessage() throws IOException {
    skipRest();
    while (true) {
      if (atSeparator()) {
        start = offset;
        received = MboxSeparator.time(readLine()).orElse(Instant.EPOCH);
        afterEmptyLine = false;
        inMessage = true;
        return true;
      }
      int c = next();
      if (c < 0) {
        return false;
      }
    }
  }

  boolean hasMore() throws IOException {
    in.mark(1);
    int c = in.read();
    in.reset();
    return c >= 0;
  }

  /** The content of the current message, without its separator. */
  InputStream message() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (!inMessage || atEnd()) {
          inMessage = false;
          return -1;
        }
        int c = next();
        inMessage = c >= 0;
        return c;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
          int c = read();
          if (c < 0) {
            return count == 0 ? -1 : count;
          }
          buffer[from + count++] = (byte) c;
        }
        return count;
      }
    };
  }

  /** Goes behind the present message and the empty line after it. */
  void skipRest() throws IOException {
    while (inMessage) {
      inMessage = !atEnd() && next() >= 0;
    }
    if (emptyLineAhead() > 0) {
      readLine();
    }
  }

  private boolean atSeparator() throws IOException {
    if (!atLineStart || !MboxSeparator.isPossible(ahead, 0, peek())) {
      return false;
    }
    return afterEmptyLine || MboxSeparator.isCertain(peekLine());
  }

  /** Whether the present message ends here: before a separator, or the empty line that ends it. */
  private boolean atEnd() throws IOException {
    return atLineStart && (emptyLineAhead() > 0 || atSeparator());
  }

  /** The length of the line end before a separator or the end; 0 without one. */
  private int emptyLineAhead() throws IOException {
    if (!atLineStart) {
      return 0;
    }
    int count = peek();
    int length = count > 0 && ahead[0] == '\n' ? 1 : 0;
    if (count > 1 && ahead[0] == '\r' && ahead[1] == '\n') {
      length = 2;
    }
    return count == length || MboxSeparator.isPossible(ahead, length, count) ? length : 0;
  }

  private int peek() throws IOException {
    in.mark(AHEAD);
    int count = in.readNBytes(ahead, 0, AHEAD);
    in.reset();
    return count;
  }

  private String peekLine() throws IOException {
    in.mark(LONGEST_SEPARATOR);
    byte[] bytes = in.readNBytes(LONGEST_SEPARATOR);
    in.reset();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private int next() throws IOException {
    int c = in.read();
    if (c >= 0) {
      offset++;
      if (c == '\n') {
        afterEmptyLine = atLineStart;
        atLineStart = true;
      } else if (c != '\r') {
        atLineStart = false;
      }
    }
    return c;
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c >= 0 && c != '\n'; c = next()) {
      if (line.length() < LONGEST_SEPARATOR) {
        line.append((char) c);
      }
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
