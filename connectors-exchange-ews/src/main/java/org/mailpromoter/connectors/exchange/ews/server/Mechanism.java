package org.mailpromoter.connectors.exchange.ews.server;

/** How to log in. */
public enum Mechanism {
  /** User name and password with each request (RFC 7617). */
  BASIC,
  /** NTLMv2, once for each connection. */
  NTLM,
  /** OAuth 2: a program with its own secret (RFC 6749 4.4). */
  OAUTH2_CLIENT,
  /** OAuth 2: a person who enters a code once (RFC 8628). */
  OAUTH2_DEVICE,
  /** An OAuth 2 access token that is renewed outside this program. */
  OAUTH2_TOKEN
}
