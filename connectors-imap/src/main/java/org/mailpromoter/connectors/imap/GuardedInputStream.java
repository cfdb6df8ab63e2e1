package org.mailpromoter.connectors.imap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a server's answers on behalf of Angus and refuses what would crash Angus: it allocates the
 * announced size of a literal before a byte of it has come, keeps a line that never ends, and keeps
 * all answers of one command (measured: OutOfMemoryError in all three cases). Literal contents are
 * skipped without being checked.
 */
final class GuardedInputStream extends FilterInputStream {
  /** A batch of bodies is at most 4 MB and a piece of a large body 1 MB. */
  static final int LARGEST_LITERAL = 16 << 20;

  static final int LONGEST_LINE = 4 << 20;

  private final AnswerLimit limit;
  private long literalLeft;
  private int lineLength;
  private long announced = -1;
  private boolean announcementClosed;

  GuardedInputStream(InputStream in, AnswerLimit limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    limit.checkTime();
    int count = in.read(buffer, offset, length);
    limit.came(Math.max(0, count));
    int at = offset;
    while (at < offset + count) {
      if (literalLeft > 0) {
        int skipped = (int) Math.min(literalLeft, offset + count - at);
        literalLeft -= skipped;
        at += skipped;
      } else {
        look(buffer[at++]);
      }
    }
    return count;
  }

  /** Follows the lines between literals; a literal is announced by {@code {n}} at a line's end. */
  private void look(byte b) throws IOException {
    if (b == '\n') {
      endOfLine();
    } else if (b == '{') {
      announced = 0;
      announcementClosed = false;
    } else if (announced >= 0) {
      follow(b);
    }
    if (++lineLength > LONGEST_LINE) {
      throw new AnswerTooLargeException("a line of more than " + LONGEST_LINE + " bytes");
    }
  }

  private void follow(byte b) throws IOException {
    if (b >= '0' && b <= '9' && !announcementClosed) {
      announced = announced * 10 + (b - '0');
      refuseTooLarge();
    } else if (b == '}') {
      announcementClosed = true;
    } else if (b != '\r' && b != '+') {
      announced = -1;
    }
  }

  private void refuseTooLarge() throws IOException {
    if (announced > LARGEST_LITERAL) {
      throw new AnswerTooLargeException("a literal of more than " + LARGEST_LITERAL + " bytes");
    }
  }

  private void endOfLine() throws IOException {
    limit.came(AnswerLimit.LINE);
    if (announced > 0 && announcementClosed) {
      literalLeft = announced;
    }
    announced = -1;
    announcementClosed = false;
    lineLength = -1;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] passed = new byte[(int) Math.min(n, 8192)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
