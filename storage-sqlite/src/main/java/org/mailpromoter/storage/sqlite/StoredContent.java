package org.mailpromoter.storage.sqlite;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.Content;

/**
 * A content in the database, of which one piece at a time is in memory.
 *
 * @param pieces reads the piece at a position, empty behind the last one
 * @param digest its SHA-256, empty while it is not computed
 * @param size how many bytes it has
 */
record StoredContent(IntFunction<Optional<byte[]>> pieces, String digest, long size)
    implements Content {
  @Override
  public String sha256() {
    return digest.isEmpty() ? Content.super.sha256() : digest;
  }

  @Override
  public InputStream open() {
    return new Pieces();
  }

  private final class Pieces extends InputStream {
    private byte @Nullable [] piece;
    private int position;
    private int at;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      byte[] now = piece == null || at == piece.length ? next() : piece;
      if (now.length == 0) {
        return -1;
      }
      int count = Math.min(length, now.length - at);
      System.arraycopy(now, at, bytes, offset, count);
      at += count;
      return count;
    }

    private byte[] next() {
      byte[] next = pieces.apply(position++).orElseGet(() -> new byte[0]);
      piece = next;
      at = 0;
      return next;
    }
  }
}
