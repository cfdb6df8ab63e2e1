package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes that a part means. Whatever is in the part, reading fails only when the stream of the
 * message does, and each read gives a byte or the end.
 */
abstract class DecodedContent extends InputStream {
  private final MimeLines lines;
  private byte[] decoded = new byte[128];
  private int at;
  private int end;
  private boolean finished;

  DecodedContent(MimeLines lines) {
    this.lines = lines;
  }

  /** Decodes the present piece of a line by {@link #put}. */
  abstract void decode(MimeLines piece);

  /** Decodes what is left after the last line. */
  abstract void finish();

  /** Adds a decoded byte. */
  final void put(int octet) {
    if (end == decoded.length) {
      decoded = Arrays.copyOf(decoded, 2 * end);
    }
    decoded[end++] = (byte) octet;
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
    while (at == end && !finished) {
      at = 0;
      end = 0;
      if (lines.has()) {
        decode(lines);
        lines.take();
      } else {
        finish();
        finished = true;
      }
    }
    return at < end;
  }
}
