package org.mailpromoter.core.access;

/**
 * How somebody logged in.
 *
 * @since 0.1
 */
public enum LoginWay {
  /** With a {@link LoginTicket}. */
  TOKEN,
  /** With the password of an {@link Account}. */
  PASSWORD,
  /** An OpenID Connect provider vouched for them. */
  OIDC,
  /** A reverse proxy vouched for them. */
  PROXY
}
