package org.mailpromoter.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after a number of bytes. */
final class BoundedInput extends FilterInputStream {
  private final long most;
  private long read;

  BoundedInput(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int each = super.read();
    count(each < 0 ? 0 : 1);
    return each;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  private void count(long more) throws TooLargeException {
    read += more;
    if (read > most) {
      throw new TooLargeException(most);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
