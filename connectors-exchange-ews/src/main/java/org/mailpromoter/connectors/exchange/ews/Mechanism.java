package org.mailpromoter.connectors.exchange.ews;

/** How to log in. */
enum Mechanism {
  /** User name and password with each request (RFC 7617). */
  BASIC,
  /** An OAuth 2 access token that somebody else renews. */
  OAUTH2_TOKEN
}
