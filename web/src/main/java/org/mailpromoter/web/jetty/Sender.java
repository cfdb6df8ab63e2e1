package org.mailpromoter.web.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.Response;

/** Sends a response: known bytes without waiting, all else piece by piece on this thread. */
final class Sender {
  private final Request request;
  private final org.eclipse.jetty.server.Response jetty;
  private final Callback callback;
  private final Workers workers;
  private final Limits limits;
  private final String id;

  Sender(
      Request request,
      org.eclipse.jetty.server.Response jetty,
      Callback callback,
      Workers workers,
      Limits limits,
      String id) {
    this.request = request;
    this.jetty = jetty;
    this.callback = callback;
    this.workers = workers;
    this.limits = limits;
    this.id = id;
  }

  /** One line of text. */
  static Response plain(int status, String sentence) {
    return Response.of(status).text("text/plain", status + " " + sentence + "\n");
  }

  /** One line of text that asks to come again. */
  static Response busy(String sentence) {
    return plain(503, sentence).header("Retry-After", "2");
  }

  /** Gives up; the connection ends. */
  void fail(Throwable failure) {
    callback.failed(failure);
  }

  void send(Response answer) {
    begin(answer);
    if (request.getMethod().equals("HEAD")) {
      if (answer.length() >= 0) {
        jetty.getHeaders().put("Content-Length", answer.length());
      }
      callback.succeeded();
    } else if (answer.length() >= 0) {
      sendWhole(answer);
    } else if (!answer.isEvents()) {
      stream(answer);
    } else if (!workers.stream(() -> streamEvents(answer))) {
      jetty.reset();
      send(busy("Too many event streams are open."));
    }
  }

  private void begin(Response answer) {
    jetty.setStatus(answer.status());
    answer.headers().forEach(each -> jetty.getHeaders().add(each.name(), each.value()));
    jetty.getHeaders().put("X-Request-Id", id);
    DefaultHeaders.addTo(jetty.getHeaders(), request.isSecure());
  }

  private void sendWhole(Response answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) answer.length());
    try {
      answer.writeTo(bytes);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    Deadline deadline = Deadline.of(request, limits, bytes.size());
    jetty.write(true, ByteBuffer.wrap(bytes.toByteArray()), Callback.from(deadline::met, callback));
  }

  /** Other requests of the connection find its usual patience again. */
  private void streamEvents(Response answer) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    end.setIdleTimeout(limits.streamIdle().toMillis());
    try {
      stream(answer);
    } finally {
      end.setIdleTimeout(limits.idle().toMillis());
    }
  }

  /** What fails is not ended properly, so that nobody takes a part for the whole. */
  private void stream(Response answer) {
    SteadyOutput out = new SteadyOutput(request, jetty, limits);
    try {
      if (answer.isEvents()) {
        out.flush();
      }
      answer.writeTo(out);
      out.close();
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }
}
