package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer whose head is sent with its first piece. Not thread-safe. */
final class LateBody extends OutputStream {
  private final HttpExchange exchange;
  private final Head head;
  private boolean begun;

  LateBody(HttpExchange exchange, Head head) {
    this.exchange = exchange;
    this.head = head;
  }

  /** Sends the head. */
  interface Head {
    void send() throws IOException;
  }

  private OutputStream body() throws IOException {
    if (!begun) {
      begun = true;
      head.send();
    }
    return exchange.getResponseBody();
  }

  @Override
  public void write(int letter) throws IOException {
    body().write(letter);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    body().write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    body().close();
  }
}
