package org.mailpromoter.web.jetty;

import java.io.ByteArrayInputStream;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
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
  private final Sender sender;
  private final Door door;
  private final Workers workers;
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
    this.sender = new Sender(request, response, callback, workers, settings.limits(), id);
    this.door = door;
    this.workers = workers;
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
      send(Sender.busy("Too many requests wait for an answer."));
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
      sender.fail(failure);
    }
  }

  /** Answers without a handler. */
  void refuse(int status, String sentence) {
    send(Sender.plain(status, sentence));
  }

  /** A defect of any kind ends the request; otherwise its client would wait. */
  private void run() {
    boolean ended = false;
    try {
      send(answer());
      ended = true;
    } finally {
      if (!ended) {
        sender.fail(new IllegalStateException("The request " + id + " failed."));
      }
    }
  }

  private Response answer() {
    Optional<Method> method = Method.of(request.getMethod());
    if (method.isEmpty()) {
      return Sender.plain(405, "This method is not known.").header("Allow", KNOWN_METHODS);
    }
    try {
      return door.handler()
          .handle(RequestReader.read(request, method.get(), door.peer(request), id, body));
    } catch (MalformedException e) {
      return Sender.plain(400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      Logs.SERVER.log(Level.ERROR, "The request " + id + " failed.", e);
      return Sender.plain(
          500, "The program failed. Its log has the details of the request " + id + ".");
    }
  }

  private void send(Response answer) {
    note = answer.note();
    sender.send(answer);
  }
}
