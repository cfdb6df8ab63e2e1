package org.mailpromoter.testkit.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The endpoints of an authorization server: tokens (RFC 6749) and device codes (RFC 8628), with the
 * paths and the wording of Microsoft's. Thread-safe.
 *
 * @param <A> an account, in the words of the server that takes the tokens
 */
public final class TokenEndpoint<A> implements HttpHandler {
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final Tokens<A> tokens;
  private final URI verification;
  private final Map<String, Client<A>> clients = new ConcurrentHashMap<>();
  private final Map<String, Device<A>> devices = new ConcurrentHashMap<>();
  private final Map<String, A> refreshTokens = new ConcurrentHashMap<>();
  private final List<String> grants = new CopyOnWriteArrayList<>();

  /** Issues tokens; people confirm codes at an address. */
  public TokenEndpoint(Tokens<A> tokens, URI verification) {
    this.tokens = tokens;
    this.verification = verification;
  }

  /** A program and what it may do; a program without a secret is public. */
  private record Client<A>(String secret, A account) {}

  /** A code that waits for a person. */
  private record Device<A>(String userCode, Optional<A> person, State state) {}

  private enum State {
    WAITING,
    APPROVED,
    DECLINED
  }

  /** Registers a program with a secret that acts as an account. */
  public void client(String id, String secret, A account) {
    clients.put(id, new Client<>(secret, account));
  }

  /** A person enters the last code and logs in. */
  public void approve(A person) {
    decide(Optional.of(person), State.APPROVED);
  }

  /** A person declines what the last code asks for. */
  public void decline() {
    decide(Optional.empty(), State.DECLINED);
  }

  private void decide(Optional<A> person, State state) {
    devices.replaceAll((code, each) -> new Device<>(each.userCode(), person, state));
  }

  /** Returns how many codes wait for a person. */
  public int waiting() {
    return (int) devices.values().stream().filter(each -> each.state() == State.WAITING).count();
  }

  /** Makes refresh tokens void, as a change of the password does. */
  public void revokeRefreshTokens() {
    refreshTokens.clear();
  }

  /** The grants that were asked for so far. */
  public List<String> grants() {
    return List.copyOf(grants);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange.getRequestBody().readAllBytes());
    boolean device = exchange.getRequestURI().getPath().endsWith("/devicecode");
    if (!device) {
      grants.add(form.getOrDefault("grant_type", ""));
    }
    send(exchange, device ? deviceCode(form) : token(form));
  }

  /** A status and JSON. */
  private record Reply(int status, String json) {}

  private Reply deviceCode(Map<String, String> form) {
    if (!clients.containsKey(form.getOrDefault("client_id", ""))) {
      return error(400, "unauthorized_client", "Application was not found in the directory.");
    }
    String code = UUID.randomUUID().toString();
    String userCode = code.substring(0, 8).toUpperCase(Locale.ROOT);
    devices.put(code, new Device<>(userCode, Optional.empty(), State.WAITING));
    return new Reply(
        200,
        """
        {"user_code":"%1$s","device_code":"%2$s","verification_uri":"%3$s","expires_in":900,\
        "interval":1,"message":"To sign in, use a web browser to open the page %3$s and enter the \
        code %1$s to authenticate."}"""
            .formatted(userCode, code, verification));
  }

  private Reply token(Map<String, String> form) {
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> ofClient(form);
      case DEVICE_GRANT -> ofDevice(form.getOrDefault("device_code", ""));
      case "refresh_token" -> ofRefreshToken(form.getOrDefault("refresh_token", ""));
      default -> error(400, "unsupported_grant_type", "The grant type is not supported.");
    };
  }

  private Reply ofClient(Map<String, String> form) {
    return Optional.ofNullable(clients.get(form.getOrDefault("client_id", "")))
        .filter(each -> !each.secret().isEmpty() && each.secret().equals(form.get("client_secret")))
        .map(each -> granted(each.account(), ""))
        .orElseGet(
            () -> error(401, "invalid_client", "AADSTS7000215: Invalid client secret provided."));
  }

  private Reply ofDevice(String code) {
    Device<A> device = devices.get(code);
    if (device == null) {
      return error(400, "expired_token", "The device code has expired.");
    }
    return switch (device.state()) {
      case WAITING -> error(400, "authorization_pending", "The person has not signed in yet.");
      case DECLINED -> error(400, "authorization_declined", "The person declined.");
      case APPROVED -> {
        devices.remove(code);
        A person = device.person().orElseThrow();
        yield granted(person, fresh(person));
      }
    };
  }

  /** A refresh token is good once: a new one comes with each answer. */
  private Reply ofRefreshToken(String token) {
    A person = refreshTokens.remove(token);
    return person == null
        ? error(400, "invalid_grant", "AADSTS70008: The refresh token has expired.")
        : granted(person, fresh(person));
  }

  private String fresh(A person) {
    String token = "0.refresh." + UUID.randomUUID();
    refreshTokens.put(token, person);
    return token;
  }

  private Reply granted(A account, String refreshToken) {
    String more = refreshToken.isEmpty() ? "" : ",\"refresh_token\":\"" + refreshToken + "\"";
    return new Reply(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"%s}"
            .formatted(tokens.lifetime().toSeconds(), tokens.issue(account), more));
  }

  private static Reply error(int status, String code, String description) {
    return new Reply(
        status, "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, description));
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : List.of(new String(body, StandardCharsets.UTF_8).split("&", -1))) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        form.put(decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(reply.status(), json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }
}
