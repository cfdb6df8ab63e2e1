package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.testkit.stub.Tokens;

/** Bearer tokens (RFC 6750) as Exchange takes them for modern authentication. */
public final class BearerLogin implements Login {
  private static final String SCHEME = "Bearer ";

  private final Tokens<Account> tokens;

  /** Takes tokens. */
  public BearerLogin(Tokens<Account> tokens) {
    this.tokens = tokens;
  }

  @Override
  public void challenge(HttpExchange exchange) {
    boolean tried = token(exchange).isPresent();
    exchange
        .getResponseHeaders()
        .add(
            "WWW-Authenticate",
            "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\""
                + (tried ? ", error=\"invalid_token\"" : ""));
    if (tried) {
      exchange
          .getResponseHeaders()
          .add(
              "x-ms-diagnostics",
              "2000003;reason=\"The token has expired.\";error_category=\"invalid_token\"");
    }
  }

  @Override
  public Optional<Account> account(HttpExchange exchange) {
    return token(exchange).flatMap(tokens::account);
  }

  private static Optional<String> token(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(each -> each.startsWith(SCHEME))
        .map(each -> each.substring(SCHEME.length()).strip());
  }
}
