package org.mailpromoter.connectors.imap;

/** How to log in. */
enum Authentication {
  /** A password, sent through PLAIN or LOGIN. */
  PASSWORD,
  /** An OAuth 2 access token. */
  XOAUTH2
}
