package org.mailpromoter.connectors.imap;

import java.util.Locale;

/** How a connection is protected. */
enum Security {
  /** Encrypted from the first byte (RFC 8314). */
  TLS,
  /** Encrypted before anything is said that matters; a server that does not offer it is refused. */
  STARTTLS,
  /** Not at all. */
  INSECURE_PLAIN;

  /** As it stands in the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int standardPort() {
    return this == TLS ? 993 : 143;
  }
}
