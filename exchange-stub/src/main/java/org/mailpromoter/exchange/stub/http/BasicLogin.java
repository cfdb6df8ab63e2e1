package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Store;

/** Basic authentication (RFC 7617). */
public final class BasicLogin implements Login {
  private static final String SCHEME = "Basic ";

  private final Store store;

  /** Knows the accounts of a store. */
  public BasicLogin(Store store) {
    this.store = store;
  }

  @Override
  public void challenge(HttpExchange exchange) {
    exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"stub.example\"");
  }

  @Override
  public Optional<Account> account(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null && header.startsWith(SCHEME)
        ? account(header.substring(SCHEME.length()))
        : Optional.empty();
  }

  private Optional<Account> account(String credentials) {
    String text = decoded(credentials);
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : store
            .account(text.substring(0, colon))
            .filter(each -> each.password().equals(text.substring(colon + 1)));
  }

  private static String decoded(String credentials) {
    try {
      return new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
