package org.mailpromoter.senders.smtp;

import java.util.Optional;
import org.mailpromoter.http.oauth.TokenMethod;

/** How to log in. */
enum Authentication {
  /** Not at all: the server knows this machine. */
  NONE,
  /** A password, sent through PLAIN or LOGIN. */
  PASSWORD,
  /** OAuth 2: a program with its own secret or certificate (RFC 6749, 4.4). */
  OAUTH2_CLIENT,
  /** OAuth 2: a person who enters a code once (RFC 8628). */
  OAUTH2_DEVICE,
  /** OAuth 2: a refresh token that was obtained elsewhere. */
  OAUTH2_REFRESH,
  /** An OAuth 2 access token that is renewed outside this program. */
  OAUTH2_TOKEN;

  /** How tokens are obtained; empty if there are none. */
  Optional<TokenMethod> tokens() {
    return switch (this) {
      case NONE, PASSWORD -> Optional.empty();
      case OAUTH2_CLIENT -> Optional.of(TokenMethod.CLIENT);
      case OAUTH2_DEVICE -> Optional.of(TokenMethod.DEVICE);
      case OAUTH2_REFRESH -> Optional.of(TokenMethod.REFRESH);
      case OAUTH2_TOKEN -> Optional.of(TokenMethod.FIXED);
    };
  }
}
