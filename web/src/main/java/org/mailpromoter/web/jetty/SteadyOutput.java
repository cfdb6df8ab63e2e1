package org.mailpromoter.web.jetty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.mailpromoter.web.Limits;

/** Sends in pieces, each of which the client must take in time. */
final class SteadyOutput extends OutputStream {
  private static final int PIECE = 32_768;

  private final Request request;
  private final Response response;
  private final Limits limits;
  private final byte[] buffer = new byte[PIECE];
  private int used;
  private boolean ended;

  SteadyOutput(Request request, Response response, Limits limits) {
    this.request = request;
    this.response = response;
    this.limits = limits;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (used == PIECE) {
        send(false);
      }
      int piece = Math.min(PIECE - used, count - done);
      System.arraycopy(bytes, from + done, buffer, used, piece);
      used += piece;
      done += piece;
    }
  }

  @Override
  public void flush() throws IOException {
    send(false);
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      send(true);
    }
  }

  private void send(boolean last) throws IOException {
    Deadline deadline = Deadline.of(request, limits, used);
    try {
      Content.Sink.write(response, last, ByteBuffer.wrap(buffer, 0, used));
    } finally {
      deadline.met();
    }
    used = 0;
  }
}
