package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The client credentials grant: a program with its own secret, without a person (RFC 6749 4.4).
 *
 * @param server the token server
 * @param client the client id
 * @param secret supplies the client secret
 * @param scope the requested scope
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
