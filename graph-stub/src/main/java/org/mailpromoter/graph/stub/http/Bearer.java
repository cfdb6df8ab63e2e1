package org.mailpromoter.graph.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.store.Caller;
import org.mailpromoter.testkit.stub.Tokens;

/** Access tokens of requests (RFC 6750). Thread-safe. */
public final class Bearer {
  private static final String SCHEME = "Bearer ";
  private static final String CHALLENGE =
      "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/"
          + "authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"";

  private final Tokens<Caller> tokens;

  /** Takes tokens. */
  public Bearer(Tokens<Caller> tokens) {
    this.tokens = tokens;
  }

  /** Who asks; empty where the token is not good. */
  Optional<Caller> caller(HttpExchange exchange) {
    return token(exchange).flatMap(tokens::account);
  }

  /** Why nobody is let in. */
  static Refusal refusal(HttpExchange exchange) {
    Refusal refusal =
        token(exchange).isPresent()
            ? Refusal.invalidToken()
            : Refusal.of(401, "InvalidAuthenticationToken", "Access token is empty.");
    return refusal.with("WWW-Authenticate", CHALLENGE);
  }

  private static Optional<String> token(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(each -> each.startsWith(SCHEME))
        .map(each -> each.substring(SCHEME.length()).strip());
  }
}
