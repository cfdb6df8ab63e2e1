package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds who answers at a path, in small or large letters alike, as the server of Windows does. */
public final class Paths implements HttpHandler {
  private final Map<String, HttpHandler> handlers = new TreeMap<>();

  /** Nobody answers yet. */
  public Paths() {}

  /** Somebody answers at a path. */
  public Paths with(String path, HttpHandler handler) {
    handlers.put(path.toLowerCase(Locale.ROOT), handler);
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT);
    HttpHandler handler = handlers.get(path);
    if (handler == null) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else {
      handler.handle(exchange);
    }
  }
}
