package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gets access tokens for a refresh token (RFC 6749, 6). Some servers accept a refresh token only
 * once and answer with the next one (rotation), and take a second use of it for theft. So one
 * holder at a time uses the file, among all threads and programs; whether it can be written is
 * tried before the token is sent, and the next token is in the file before the access token is
 * used.
 *
 * @param server the token server
 * @param client this program
 * @param scope the requested scope; empty for that of the refresh token
 * @param file stores the refresh token
 */
record RefreshGrant(TokenServer server, Client client, String scope, TokenFile file)
    implements TokenGrant {
  @Override
  public Granted ask() throws TokenException, IOException, InterruptedException {
    try (TokenFile.Hold hold = file.hold()) {
      String token = hold.read();
      try (TokenFile.Draft draft = hold.draft()) {
        Granted granted = server.token(client, form(token));
        if (!granted.refresh().isEmpty() && !granted.refresh().equals(token)) {
          draft.keep(granted.refresh());
        }
        return granted;
      }
    }
  }

  private Map<String, String> form(String token) {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", token);
    if (!scope.isEmpty()) {
      form.put("scope", scope);
    }
    return form;
  }
}
