package org.mailpromoter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Aborts the reading of a response that is larger than any valid response, with an {@link
 * AnswerTooLargeException}.
 *
 * @since 0.1
 */
public final class CappedStream extends FilterInputStream {
  private final long most;
  private long count;

  /**
   * A stream of a limited length.
   *
   * @param most the maximum number of bytes
   */
  public CappedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = in.read(target, from, length);
    count += Math.max(0, read);
    if (count > most) {
      throw new AnswerTooLargeException("the answer has more than " + most + " bytes");
    }
    return read;
  }
}
