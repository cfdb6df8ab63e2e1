package org.mailpromoter.graph.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.graph.stub.fault.Fault;
import org.mailpromoter.graph.stub.fault.Faults;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.graph.stub.operation.Answer;
import org.mailpromoter.graph.stub.operation.Ask;
import org.mailpromoter.graph.stub.operation.Route;
import org.mailpromoter.graph.stub.store.Caller;

/** Answers below /v1.0. Thread-safe. */
public final class GraphHandler implements HttpHandler {
  private final Face face;
  private final Bearer bearer;
  private final Faults faults;
  private final Throttle throttle;
  private final Dispatcher dispatcher;
  private final RequestLog log = new RequestLog();

  /**
   * What clients see of the server.
   *
   * @param root where the API begins, without a slash at its end
   * @param compresses whether it compresses answers for those who ask for it
   */
  public record Face(URI root, boolean compresses) {}

  /** A handler for those who have a token. */
  public GraphHandler(
      Face face, Bearer bearer, Faults faults, Throttle throttle, Dispatcher dispatcher) {
    this.face = face;
    this.bearer = bearer;
    this.faults = faults;
    this.throttle = throttle;
    this.dispatcher = dispatcher;
  }

  /** What was asked so far. */
  public List<SeenRequest> seen() {
    return log.seen();
  }

  /** Forgets what was asked so far. */
  public void clear() {
    log.clear();
    dispatcher.clearParts();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    new Request(exchange, body).answer();
    exchange.close();
  }

  private Ask ask(HttpExchange exchange, byte[] body) {
    URI uri = exchange.getRequestURI();
    Map<String, String> headers = new TreeMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, join(values)));
    String target = uri.getRawPath().substring(face.root().getPath().length());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Ask(exchange.getRequestMethod(), target + query, headers, body);
  }

  private static String join(List<String> values) {
    return String.join(", ", values);
  }

  /** One request. */
  private final class Request implements Fault.Regular {
    private final HttpExchange exchange;
    private final Ask ask;
    private final Route route;
    private final Optional<Caller> caller;
    private @Nullable String entered;

    private Request(HttpExchange exchange, byte[] body) {
      this.exchange = exchange;
      this.ask = ask(exchange, body);
      this.route = Route.of(ask.method(), ask.path());
      this.caller = bearer.caller(exchange);
      log.note(
          route.operation(),
          ask,
          exchange.getRequestURI().toString(),
          caller.map(Caller::name).orElse(""),
          exchange::getResponseCode);
    }

    private void answer() throws IOException {
      if (caller.isEmpty()) {
        refuse(Bearer.refusal(exchange));
        return;
      }
      Optional<String> key = Dispatcher.throttleKey(route, caller.get());
      if (key.isPresent() && !throttle.enter(key.get())) {
        refuse(throttle.refusal());
        return;
      }
      entered = key.orElse(null);
      try {
        answerSomehow();
      } finally {
        leave();
      }
    }

    /** A client that has the whole answer may ask again before this thread goes on. */
    private void leave() {
      String key = entered;
      entered = null;
      if (key != null) {
        throttle.leave(key);
      }
    }

    private void answerSomehow() throws IOException {
      Optional<Fault> fault = faults.strike(route.operation());
      if (fault.isPresent()) {
        fault.get().answer(exchange, this);
      } else {
        send();
      }
    }

    private Answer regular() {
      return dispatcher.answer(face.root().toString(), ask, caller.orElseThrow());
    }

    @Override
    public URI root() {
      return face.root();
    }

    @Override
    public byte[] bytes() {
      return regular().body();
    }

    @Override
    public void send() throws IOException {
      send(regular());
    }

    @Override
    public void refuse(Refusal refusal) throws IOException {
      send(Dispatcher.refused(refusal, ask));
    }

    private void send(Answer answer) throws IOException {
      leave();
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      if (faults.quirks().contains(Quirk.RETRY_AFTER_DATE)) {
        dateRetryAfter();
      }
      exchange.getResponseHeaders().set("OData-Version", "4.0");
      if (answer.body().length == 0) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else if (face.compresses() && ask.header("accept-encoding").orElse("").contains("gzip")) {
        sendCompressed(answer);
      } else {
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
      }
    }

    private void dateRetryAfter() {
      Optional.ofNullable(exchange.getResponseHeaders().getFirst("Retry-After"))
          .map(seconds -> Instant.now().plusSeconds(Long.parseLong(seconds)))
          .map(when -> DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC)))
          .ifPresent(date -> exchange.getResponseHeaders().set("Retry-After", date));
    }

    private void sendCompressed(Answer answer) throws IOException {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      byte[] packed = Gzip.packed(answer.body());
      exchange.sendResponseHeaders(answer.status(), packed.length);
      exchange.getResponseBody().write(packed);
    }
  }
}
