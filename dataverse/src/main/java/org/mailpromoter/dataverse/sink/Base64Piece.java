package org.mailpromoter.dataverse.sink;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.mailpromoter.dataverse.client.Part;

/**
 * Bytes in Base64, encoded while they are sent.
 *
 * @param plainSize the number of bytes before they are encoded
 * @param source where they come from
 */
record Base64Piece(long plainSize, Source source) implements Part.Piece {
  /** Opens the bytes. */
  interface Source {
    InputStream open() throws IOException;
  }

  @Override
  public long size() {
    return (plainSize + 2) / 3 * 4;
  }

  @Override
  public InputStream open() throws IOException {
    return new Encoded(source.open());
  }

  private static final class Encoded extends InputStream {
    /** A multiple of three, so that padding only stands at the end. */
    private static final int CHUNK = 3 << 13;

    private final InputStream plain;
    private byte[] ready = {};
    private int next;

    private Encoded(InputStream plain) {
      this.plain = plain;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (next == ready.length) {
        byte[] chunk = plain.readNBytes(CHUNK);
        if (chunk.length == 0) {
          return -1;
        }
        ready = Base64.getEncoder().encode(chunk);
        next = 0;
      }
      int count = Math.min(length, ready.length - next);
      System.arraycopy(ready, next, target, from, count);
      next += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      plain.close();
    }
  }
}
