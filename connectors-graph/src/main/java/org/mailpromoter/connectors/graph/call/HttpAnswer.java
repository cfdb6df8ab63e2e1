package org.mailpromoter.connectors.graph.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.CappedStream;

/** The response to one request; its body is not read yet. */
public final class HttpAnswer implements AutoCloseable {
  /** How much is read of a body that is not needed, so that the connection can be reused. */
  private static final int WORTH_DRAINING = 256 << 10;

  private final HttpResponse<AnswerStream> response;
  private final Runnable done;
  private boolean closed;

  /**
   * A response.
   *
   * @param done called once when it is closed
   */
  HttpAnswer(HttpResponse<AnswerStream> response, Runnable done) {
    this.response = response;
    this.done = done;
  }

  int status() {
    return response.statusCode();
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /** The first value of a header, empty if it did not come. */
  String first(String name) {
    return headers().firstValue(name).orElse("");
  }

  private boolean is(String name, String word) {
    return first(name).strip().toLowerCase(Locale.ROOT).startsWith(word);
  }

  /** Whether it is the JSON of Graph and not the page of a proxy. */
  boolean isJson() {
    return is("Content-Type", "application/json");
  }

  /** Whether it is a web page. */
  boolean isPage() {
    return is("Content-Type", "text/html");
  }

  /**
   * The body as it was meant.
   *
   * @param most how many bytes it may have
   */
  InputStream body(long most) throws IOException {
    InputStream sent = response.body();
    boolean packed = is("Content-Encoding", "gzip");
    return new Body(new CappedStream(packed ? new GZIPInputStream(sent, 8 << 10) : sent, most));
  }

  /** Closing the body does not close the answer, of which the rest is read for the connection. */
  private static final class Body extends FilterInputStream {
    Body(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }

  /** Reads what is left if it is little, so that the next request can use the connection. */
  void drain() throws IOException {
    response.body().readNBytes(WORTH_DRAINING);
  }

  /** Any thread may call it. */
  @Override
  public void close() {
    response.body().close();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    done.run();
  }
}
