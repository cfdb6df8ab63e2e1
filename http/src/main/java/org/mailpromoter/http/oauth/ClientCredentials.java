package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A program that has a secret of its own and needs nobody (RFC 6749 4.4).
 *
 * @param server where it asks
 * @param client its id
 * @param secret gives its secret when it is needed
 * @param scope what it wants
 * @since 0.1
 */
public record ClientCredentials(
    TokenServer server, String client, Supplier<String> secret, String scope)
    implements TokenGrant {
  @Override
  public Granted ask() throws TokenException, IOException, InterruptedException {
    return server.token(
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            client,
            "client_secret",
            secret.get(),
            "scope",
            scope));
  }
}
