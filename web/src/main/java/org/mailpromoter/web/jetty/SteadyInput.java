package org.mailpromoter.web.jetty;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.TooLargeException;

/** A body that must arrive in time and not be too large. */
final class SteadyInput extends FilterInputStream {
  private final Limits limits;
  private long waited;
  private long bytes;

  SteadyInput(Request request, Limits limits) {
    super(Content.Source.asInputStream(request));
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    long began = System.nanoTime();
    int count = super.read(into, from, most);
    waited += System.nanoTime() - began;
    bytes += Math.max(0, count);
    check();
    return count;
  }

  private void check() throws IOException {
    if (bytes > limits.bodyBytes()) {
      throw new TooLargeException(limits.bodyBytes());
    }
    long late = TimeUnit.NANOSECONDS.toMillis(waited) - limits.patience().toMillis();
    if (late > bytes * 1_000 / limits.bytesPerSecond()) {
      throw new SlowClientException();
    }
  }
}
