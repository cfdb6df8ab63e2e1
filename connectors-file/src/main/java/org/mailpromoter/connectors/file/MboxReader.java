package org.mailpromoter.connectors.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Goes through an mbox file message by message. A line that begins with {@code From } after an
 * empty line begins a message; the file is read once and never held.
 */
final class MboxReader implements AutoCloseable {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
  private static final int LONGEST_SEPARATOR = 1000;

  private final InputStream in;
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

  /** Where the reader stands. */
  long offset() {
    return offset;
  }

  /** Where the present message begins, its separator included. */
  long messageStart() {
    return start;
  }

  /** When the present message was received, as its separator says. */
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
        received = separatorTime(readLine());
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

  /** What the present message holds, without its separator. */
  InputStream message() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (!inMessage || atSeparator()) {
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

  void skipRest() throws IOException {
    while (inMessage) {
      if (atSeparator() || next() < 0) {
        inMessage = false;
      }
    }
  }

  private boolean atSeparator() throws IOException {
    if (!atLineStart || !afterEmptyLine) {
      return false;
    }
    in.mark(FROM.length);
    byte[] beginning = in.readNBytes(FROM.length);
    in.reset();
    return startsWithFrom(beginning, 0, beginning.length);
  }

  static boolean startsWithFrom(byte[] bytes, int from, int to) {
    if (to - from < FROM.length) {
      return false;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (bytes[from + i] != FROM[i]) {
        return false;
      }
    }
    return true;
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

  /** {@code From sender Tue Feb 3 10:11:12 2026}: an asctime date, without a zone. */
  private static Instant separatorTime(String line) {
    String[] words = line.split(" +", -1);
    if (words.length < 7) {
      return Instant.EPOCH;
    }
    String date = String.join(" ", words[2], words[3], words[4], words[5], words[6]);
    try {
      return LocalDateTime.parse(date, ASCTIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH; // separators are written in many ways; the Date header says more
    }
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
