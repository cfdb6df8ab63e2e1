package org.mailpromoter.connectors.imap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A token server that gives token-1, token-2 and so on. */
final class GivenTokens implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger given = new AtomicInteger();

  GivenTokens() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String json =
        "{\"expires_in\":3600,\"access_token\":\"token-" + given.incrementAndGet() + "\"}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The keys of a server profile that gets its tokens here. */
  Map<String, String> profile() {
    return Map.of(
        "authentication",
        "oauth2-client",
        "token-url",
        "http://localhost:" + server.getAddress().getPort() + "/token",
        "client-id",
        "app",
        "client-secret",
        "s3cret-client",
        "scope",
        "mail");
  }

  int given() {
    return given.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
