package org.mailpromoter.web.jetty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.mailpromoter.web.Body;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebSettings;

/** One request of Jetty and its answer. */
final class Exchange {
  private static final String ATTRIBUTE = Exchange.class.getName();
  private static final String KNOWN_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

  private final Request request;
  private final org.eclipse.jetty.server.Response response;
  private final Callback callback;
  private final Door door;
  private final Workers workers;
  private final WebSettings settings;
  private final String id;
  private Body body;
  private Response.Note note = new Response.Note("", "");

  Exchange(
      Request request,
      org.eclipse.jetty.server.Response response,
      Callback callback,
      Door door,
      Workers workers,
      WebSettings settings,
      String id) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.door = door;
    this.workers = workers;
    this.settings = settings;
    this.id = id;
    request.setAttribute(ATTRIBUTE, this);
    this.body =
        request.getLength() == 0 ? Body.EMPTY : () -> new SteadyInput(request, settings.limits());
  }

  /** What a log may say about a request. */
  static Response.Note note(Request request) {
    return of(request).map(each -> each.note).orElseGet(() -> new Response.Note("", ""));
  }

  /** The id of a request. */
  static String id(Request request) {
    return of(request).map(each -> each.id).orElse("");
  }

  private static Optional<Exchange> of(Request request) {
    return Optional.ofNullable((Exchange) request.getAttribute(ATTRIBUTE));
  }

  /** Answers on a thread of the workers. */
  void begin() {
    if (!workers.answer(this::run)) {
      send(busy("Too many requests wait for an answer."));
    }
  }

  /** Answers with a body that has been read. */
  void received(byte[] bytes) {
    body = () -> new ByteArrayInputStream(bytes);
    begin();
  }

  /** Gives up a request whose body did not arrive. */
  void failed(Throwable failure) {
    if (failure instanceof TimeoutException) {
      refuse(408, "The request did not arrive in time.");
    } else {
      callback.failed(failure);
    }
  }

  /** Answers without a handler. */
  void refuse(int status, String sentence) {
    send(plain(status, sentence));
  }

  private static Response plain(int status, String sentence) {
    return Response.of(status).text("text/plain", status + " " + sentence + "\n");
  }

  private static Response busy(String sentence) {
    return plain(503, sentence).header("Retry-After", "2");
  }

  private void run() {
    send(answer());
  }

  private Response answer() {
    Optional<Method> method = Method.of(request.getMethod());
    if (method.isEmpty()) {
      return plain(405, "This method is not known.").header("Allow", KNOWN_METHODS);
    }
    try {
      return door.handler()
          .handle(RequestReader.read(request, method.get(), door.peer(request), id, body));
    } catch (MalformedException e) {
      return plain(400, e.getMessage());
    } catch (RuntimeException e) {
      Logs.SERVER.log(Level.ERROR, "The request " + id + " failed.", e);
      return plain(500, "The program failed. Its log has the details of the request " + id + ".");
    }
  }

  private void send(Response answer) {
    begin(answer);
    boolean head = request.getMethod().equals("HEAD");
    if (head && answer.length() >= 0) {
      response.getHeaders().put("Content-Length", answer.length());
    }
    if (head) {
      callback.succeeded();
    } else if (answer.length() >= 0) {
      sendWhole(answer);
    } else if (!answer.isEvents()) {
      stream(answer);
    } else if (!workers.stream(() -> streamEvents(answer))) {
      response.reset();
      send(busy("Too many event streams are open."));
    }
  }

  private void begin(Response answer) {
    note = answer.note();
    response.setStatus(answer.status());
    answer.headers().forEach(each -> response.getHeaders().add(each.name(), each.value()));
    response.getHeaders().put("X-Request-Id", id);
    DefaultHeaders.addTo(response.getHeaders(), request.isSecure());
  }

  private void sendWhole(Response answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) answer.length());
    try {
      answer.writeTo(bytes);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    Deadline deadline = Deadline.of(request, settings.limits(), bytes.size());
    response.write(
        true, ByteBuffer.wrap(bytes.toByteArray()), Callback.from(deadline::met, callback));
  }

  /** Other requests of the connection find its usual patience again. */
  private void streamEvents(Response answer) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    end.setIdleTimeout(settings.limits().streamIdle().toMillis());
    try {
      stream(answer);
    } finally {
      end.setIdleTimeout(settings.limits().idle().toMillis());
    }
  }

  private void stream(Response answer) {
    try (OutputStream out = new SteadyOutput(request, response, settings.limits())) {
      if (answer.isEvents()) {
        out.flush();
      }
      answer.writeTo(out);
    } catch (IOException | RuntimeException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }
}
