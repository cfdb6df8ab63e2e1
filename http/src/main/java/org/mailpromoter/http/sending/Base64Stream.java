package org.mailpromoter.http.sending;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** What another stream holds, in Base64 (RFC 4648, 4) without line ends. Not thread-safe. */
final class Base64Stream extends InputStream {
  /** Three bytes become four characters, so only the last piece has padding. */
  private static final int PIECE = 3 << 12;

  private final InputStream plain;
  private byte[] encoded = {};
  private int next;

  Base64Stream(InputStream plain) {
    this.plain = plain;
  }

  /** How long so many bytes become. */
  static long length(long bytes) {
    return (bytes + 2) / 3 * 4;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : encoded[next++];
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, encoded.length - next);
    System.arraycopy(encoded, next, bytes, offset, count);
    next += count;
    return count;
  }

  private boolean isAtEnd() throws IOException {
    if (next == encoded.length) {
      encoded = Base64.getEncoder().encode(plain.readNBytes(PIECE));
      next = 0;
    }
    return encoded.length == 0;
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
