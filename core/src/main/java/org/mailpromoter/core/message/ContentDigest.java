package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * A digest over the content below the header of a message. It is the same for every copy of
 * a message: how lines end and how many empty lines are at the end do not count, because servers
 * and file formats change both. Write the whole message into it, then ask for {@link #hex}. Holds
 * no more than a buffer, however long the message is. Not thread-safe.
 *
 * @since 0.1
 */
public final class ContentDigest extends OutputStream {
  private static final int BUFFER = 8 << 10;

  private final MessageDigest sha256 = MessageDigests.newSha256();
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private long lineEnds;
  private boolean lineIsEmpty = true;
  private boolean inHeader = true;

  /** An empty digest. */
  public ContentDigest() {}

  /**
   * The digest of a whole message.
   *
   * @param message header and body; read to its end, not closed
   * @throws IOException if reading fails
   */
  public static String of(InputStream message) throws IOException {
    ContentDigest digest = new ContentDigest();
    message.transferTo(digest);
    return digest.hex();
  }

  /**
   * A stream that computes the digest while it is read. Read the stream to its end before calling
   * {@link #hex}.
   *
   * @param message header and body
   */
  public InputStream whileReading(InputStream message) {
    return new Reading(message, this);
  }

  @Override
  public void write(int value) {
    byte each = (byte) value;
    if (each == '\r') {
      return;
    }
    if (inHeader) {
      inHeader = each != '\n' || !lineIsEmpty;
      lineIsEmpty = each == '\n';
    } else if (each == '\n') {
      lineEnds++;
    } else {
      for (; lineEnds > 0; lineEnds--) {
        add((byte) '\n');
      }
      add(each);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private void add(byte each) {
    if (filled == BUFFER) {
      flushBuffer();
    }
    buffer[filled++] = each;
  }

  private void flushBuffer() {
    sha256.update(buffer, 0, filled);
    filled = 0;
  }

  /** The digest in hexadecimal digits. Write nothing more afterwards. */
  public String hex() {
    flushBuffer();
    return MessageDigests.hex(sha256);
  }

  /** Every read goes through one of the two methods, since marks are not supported. */
  private static final class Reading extends InputStream {
    private final InputStream message;
    private final ContentDigest digest;

    Reading(InputStream message, ContentDigest digest) {
      this.message = message;
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      int read = message.read();
      if (read >= 0) {
        digest.write(read);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      int read = message.read(into, from, count);
      digest.write(into, from, Math.max(0, read));
      return read;
    }
  }
}
