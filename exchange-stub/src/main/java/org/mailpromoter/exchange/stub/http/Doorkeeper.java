package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.exchange.stub.store.Account;

/** Authenticates requests with any of the enabled logins. Thread-safe. */
public final class Doorkeeper {
  private final List<Login> logins;

  /** Accepts the given logins. */
  public Doorkeeper(List<Login> logins) {
    this.logins = List.copyOf(logins);
  }

  /** The authenticated account; empty if unknown. */
  Optional<Account> account(HttpExchange exchange) throws IOException {
    for (Login each : logins) {
      Optional<Account> found = each.account(exchange);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Says how to log in, unless a login has said how it goes on. */
  void refuse(HttpExchange exchange) throws IOException {
    if (!exchange.getResponseHeaders().containsKey("WWW-Authenticate")) {
      logins.forEach(each -> each.challenge(exchange));
    }
    exchange.sendResponseHeaders(401, -1);
  }
}
