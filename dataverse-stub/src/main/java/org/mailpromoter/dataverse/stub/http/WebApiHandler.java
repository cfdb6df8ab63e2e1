package org.mailpromoter.dataverse.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.fault.Fault;
import org.mailpromoter.dataverse.stub.fault.Faults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;
import org.mailpromoter.dataverse.stub.operation.Call;
import org.mailpromoter.dataverse.stub.operation.Reply;
import org.mailpromoter.dataverse.stub.operation.Router;
import org.mailpromoter.dataverse.stub.store.Store;
import org.mailpromoter.testkit.stub.Tokens;

/** Answers below {@code /api/data/v9.2/}. Thread-safe. */
public final class WebApiHandler implements HttpHandler {
  /** Where the Web API is. */
  public static final String BASE = "/api/data/v9.2/";

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_ADDRESS = 32 << 10;
  private static final String TOO_MANY_AT_ONCE =
      "Number of concurrent requests exceeded the limit of 52.";

  private final Store store;
  private final Router router;
  private final Tokens<UUID> tokens;
  private final Faults faults;
  private final RateLimit limit;
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  /** A handler for those who have tokens. */
  public WebApiHandler(
      Store store, Router router, Tokens<UUID> tokens, Faults faults, RateLimit limit) {
    this.store = store;
    this.router = router;
    this.tokens = tokens;
    this.faults = faults;
    this.limit = limit;
  }

  /** The exchange knows the status, as soon as there is one. */
  private record Seen(HttpExchange exchange, String operation, List<String> parts, long size) {
    private SeenRequest told() {
      return new SeenRequest(operation, parts, Math.max(0, exchange.getResponseCode()), size);
    }
  }

  /** What was asked so far. */
  public List<SeenRequest> seen() {
    return seen.stream().map(Seen::told).toList();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Optional<UUID> user =
        Optional.of(authorization)
            .filter(each -> each.startsWith(BEARER))
            .flatMap(each -> tokens.account(each.substring(BEARER.length())));
    if (user.isEmpty()) {
      seen.add(new Seen(exchange, "", List.of(), body.length));
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer authorization_uri=\"stub\"");
      send(exchange, Reply.empty(401));
    } else {
      String text = new String(body, StandardCharsets.ISO_8859_1);
      Request request = new Request(exchange, call(exchange, text, user.get()));
      boolean free = limit.begin();
      try {
        request.answer(free);
      } finally {
        limit.end();
      }
    }
    exchange.close();
  }

  private static Call call(HttpExchange exchange, String body, UUID user) {
    URI address = exchange.getRequestURI();
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    String path = address.getRawPath();
    return Call.of(
        exchange.getRequestMethod(),
        path.startsWith(BASE) ? path.substring(BASE.length()) : path,
        Optional.ofNullable(address.getRawQuery()).orElse(""),
        headers,
        body,
        user);
  }

  /** One request of a program with a token. */
  private final class Request implements Fault.Regular {
    private final HttpExchange exchange;
    private final Call call;
    private List<String> parts = List.of();
    private boolean noted;

    private Request(HttpExchange exchange, Call call) {
      this.exchange = exchange;
      this.call = call;
    }

    private void answer(boolean free) throws IOException {
      Optional<Duration> wait = limit.ask();
      Optional<Fault> fault = faults.strike(call.operation());
      if (!free) {
        busy(new ODataError(429, "0x80072326", TOO_MANY_AT_ONCE), Duration.ofSeconds(1));
      } else if (wait.isPresent()) {
        busy(new ODataError(429, "0x80072322", limit.words()), wait.get());
      } else if (fault.isPresent()) {
        note();
        fault.get().answer(exchange, this);
      } else {
        send();
      }
    }

    private void busy(ODataError error, Duration wait) throws IOException {
      String seconds = String.valueOf(Math.max(1, wait.toSeconds()));
      note();
      WebApiHandler.send(exchange, Reply.error(error).with("Retry-After", seconds));
    }

    @Override
    public byte[] bytes() {
      return reply().bytes();
    }

    @Override
    public void send() throws IOException {
      Reply reply =
          reply().with("x-ms-ratelimit-burst-remaining-xrm-requests", String.valueOf(limit.left()));
      note();
      WebApiHandler.send(exchange, reply);
    }

    private void note() {
      if (!noted) {
        noted = true;
        seen.add(new Seen(exchange, call.operation(), parts, call.body().length()));
      }
    }

    private Reply reply() {
      try {
        if (exchange.getRequestURI().toString().length() > LONGEST_ADDRESS) {
          throw new ODataError(414, "0x80060888", "The address is longer than 32 kB.");
        }
        return call.operation().equals("POST $batch")
            ? batch()
            : transaction(() -> router.answer(call));
      } catch (ODataError e) {
        return Reply.error(e);
      }
    }

    private Reply batch() {
      Batch batch = new Batch(call, BASE, router::answer, WebApiHandler.this::transaction);
      try {
        return batch.run();
      } finally {
        parts = batch.operations();
      }
    }
  }

  private Reply transaction(Supplier<Reply> work) {
    return store.inTransaction(work);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = reply.bytes();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
