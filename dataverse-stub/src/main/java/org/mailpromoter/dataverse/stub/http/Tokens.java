package org.mailpromoter.dataverse.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.dataverse.stub.json.Json;

/** Gives programs access tokens for their secrets (RFC 6749, 4.4). Thread-safe. */
public final class Tokens implements HttpHandler {
  private final Clock clock;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  /** Tokens by a clock. */
  public Tokens(Clock clock) {
    this.clock = clock;
  }

  private record Client(String secret, UUID user) {}

  private record Issued(UUID user, Instant expires) {}

  /** Registers a program that acts as a user. */
  public void client(String id, String secret, UUID user) {
    clients.put(id, new Client(secret, user));
  }

  /** Makes all tokens void. */
  public void revokeAll() {
    issued.clear();
  }

  /** A token for a user, past the endpoint. */
  public String issue(UUID user) {
    String token = "eyJ0eXAiOiJKV1QifQ." + UUID.randomUUID();
    issued.put(token, new Issued(user, clock.instant().plus(Duration.ofHours(1))));
    return token;
  }

  Optional<UUID> user(String authorization) {
    boolean bearer = authorization.startsWith("Bearer ");
    return bearer
        ? Optional.ofNullable(issued.get(authorization.substring("Bearer ".length())))
            .filter(each -> clock.instant().isBefore(each.expires()))
            .map(Issued::user)
        : Optional.empty();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange.getRequestBody().readAllBytes());
    Optional<Client> client =
        Optional.ofNullable(clients.get(form.getOrDefault("client_id", "")))
            .filter(each -> each.secret().equals(form.get("client_secret")))
            .filter(each -> "client_credentials".equals(form.get("grant_type")));
    byte[] answer = Json.write(client.map(this::granted).orElseGet(Tokens::refused));
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(client.isPresent() ? 200 : 401, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private Map<String, Object> granted(Client client) {
    return Map.of(
        "token_type", "Bearer", "expires_in", 3_600, "access_token", issue(client.user()));
  }

  private static Map<String, Object> refused() {
    return Map.of(
        "error",
        "invalid_client",
        "error_description",
        "AADSTS7000215: Invalid client secret provided.");
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equal), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equal + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
