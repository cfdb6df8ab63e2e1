package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one part as they are in the message, up to the next delimiter of any multipart that
 * is open. The line end before a delimiter belongs to the delimiter (RFC 2046, 5.1.1), so each line
 * end is held back until the next line is known.
 */
final class PartContent extends InputStream {
  private final MimeLines lines;
  private final Boundaries boundaries;
  private final byte[] held = new byte[2];
  private int heldCount;
  private int heldAt;
  private int at;
  private int end;
  private boolean inPiece;
  private boolean ended;

  PartContent(MimeLines lines, Boundaries boundaries) {
    this.lines = lines;
    this.boundaries = boundaries;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length && ready()) {
      count += copy(target, offset + count, length - count);
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  /** Copies of the present piece, with the line end before it, what fits. */
  private int copy(byte[] target, int offset, int length) {
    int ends = Math.min(heldCount - heldAt, length);
    System.arraycopy(held, heldAt, target, offset, ends);
    heldAt += ends;
    int text = Math.min(end - at, length - ends);
    System.arraycopy(lines.bytes(), at, target, offset + ends, text);
    at += text;
    return ends + text;
  }

  /** Goes to the end of the part. */
  void skipRest() throws IOException {
    while (ready()) {
      heldAt = heldCount;
      at = end;
    }
  }

  /** Whether there is a byte to read; goes to the next piece when there has to be one. */
  private boolean ready() throws IOException {
    while (heldAt == heldCount && at == end && !ended) {
      nextPiece();
    }
    return heldAt < heldCount || at < end;
  }

  private void nextPiece() throws IOException {
    if (inPiece) {
      holdLineEnd();
      lines.take();
      inPiece = false;
    }
    if (!lines.has()) {
      ended = true;
      heldAt = 0;
    } else if (boundaries.level(lines) != Boundaries.NONE) {
      ended = true;
      heldCount = 0;
      heldAt = 0;
    } else {
      heldAt = 0;
      at = lines.from();
      end = lines.textEnd();
      inPiece = true;
    }
  }

  private void holdLineEnd() {
    heldCount = lines.to() - lines.textEnd();
    System.arraycopy(lines.bytes(), lines.textEnd(), held, 0, heldCount);
    heldAt = heldCount;
  }
}
