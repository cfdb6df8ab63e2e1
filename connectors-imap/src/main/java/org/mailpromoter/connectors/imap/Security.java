package org.mailpromoter.connectors.imap;

/** How a connection is protected. */
enum Security {
  /** Encrypted from the first byte (RFC 8314). */
  TLS,
  /** Encrypted before anything is said that matters; a server that does not offer it is refused. */
  STARTTLS,
  /** Not at all. */
  INSECURE_PLAIN;

  int standardPort() {
    return this == TLS ? 993 : 143;
  }
}
