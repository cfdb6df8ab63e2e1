package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes that a part means. Whatever is in the part, reading fails only when the stream of the
 * message does, and each read gives a byte or the end.
 */
abstract class DecodedContent extends InputStream {
  /** What is decoded before it is handed over, if there is so much. */
  private static final int BATCH = 2 << 10;

  private final MimeLines lines;
  private byte[] decoded = new byte[BATCH + 128];
  private int at;
  private int end;
  private boolean finished;

  DecodedContent(MimeLines lines) {
    this.lines = lines;
  }

  /** Decodes the present piece of a line by {@link #put} or into {@link #room}. */
  abstract void decode(MimeLines piece);

  /** Decodes what is left after the last line. */
  abstract void finish();

  /** Adds a decoded byte. */
  final void put(int octet) {
    room(1)[end++] = (byte) octet;
  }

  /** Adds bytes as they are. */
  final void put(byte[] bytes, int from, int to) {
    System.arraycopy(bytes, from, room(to - from), end, to - from);
    end += to - from;
  }

  /** The buffer for a number of decoded bytes; they are written into it from {@link #end} on. */
  final byte[] room(int bytes) {
    if (decoded.length - end < bytes) {
      decoded = Arrays.copyOf(decoded, Math.max(2 * decoded.length, end + bytes));
    }
    return decoded;
  }

  /** Behind the decoded bytes. */
  final int end() {
    return end;
  }

  /** Says how far {@link #room} was written. */
  final void end(int writtenTo) {
    end = writtenTo;
  }

  @Override
  public final int read() throws IOException {
    return ready() ? decoded[at++] & 0xff : -1;
  }

  @Override
  public final int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int count = Math.min(end - at, length);
    System.arraycopy(decoded, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean ready() throws IOException {
    if (at == end && !finished) {
      at = 0;
      end = 0;
      while (end < BATCH && lines.has()) {
        decode(lines);
        lines.take();
      }
      finished = end < BATCH;
      if (finished) {
        finish();
      }
    }
    return at < end;
  }
}
