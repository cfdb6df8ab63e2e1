package org.mailpromoter.http.oauth;

/**
 * How a part comes by access tokens.
 *
 * @since 0.1
 */
public enum TokenMethod {
  /** A program with a secret or certificate of its own (RFC 6749, 4.4). */
  CLIENT,
  /** A person who enters a code once (RFC 8628); afterwards the stored refresh token. */
  DEVICE,
  /** A refresh token that was obtained elsewhere (RFC 6749, 6). */
  REFRESH,
  /** An access token that is renewed outside this program. */
  FIXED
}
