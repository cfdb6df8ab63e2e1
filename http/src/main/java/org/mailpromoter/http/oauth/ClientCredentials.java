package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.util.Map;

/**
 * The client credentials grant: a program as itself, without a person (RFC 6749, 4.4).
 *
 * @param server the token server
 * @param client this program
 * @param scope the requested scope
 */
record ClientCredentials(TokenServer server, Client client, String scope) implements TokenGrant {
  @Override
  public Granted ask() throws TokenException, IOException, InterruptedException {
    return server.token(client, Map.of("grant_type", "client_credentials", "scope", scope));
  }
}
