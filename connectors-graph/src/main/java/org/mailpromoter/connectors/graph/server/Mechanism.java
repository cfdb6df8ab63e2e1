package org.mailpromoter.connectors.graph.server;

import org.mailpromoter.http.oauth.TokenMethod;

/** How to log in: always with access tokens. */
public enum Mechanism {
  /** A program with its own secret or certificate (RFC 6749, 4.4). */
  OAUTH2_CLIENT(TokenMethod.CLIENT),
  /** A person who enters a code once (RFC 8628). */
  OAUTH2_DEVICE(TokenMethod.DEVICE),
  /** A refresh token that was obtained elsewhere. */
  OAUTH2_REFRESH(TokenMethod.REFRESH),
  /** An access token that is renewed outside this program. */
  OAUTH2_TOKEN(TokenMethod.FIXED);

  private final TokenMethod tokens;

  Mechanism(TokenMethod tokens) {
    this.tokens = tokens;
  }

  /** How tokens are obtained. */
  public TokenMethod tokens() {
    return tokens;
  }
}
