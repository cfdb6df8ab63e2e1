package org.mailpromoter.directories.ldap;

/** How a connection is protected. */
enum Security {
  /** Encrypted from the first byte (ldaps). */
  TLS,
  /** Encrypted before anybody logs in (RFC 4511, 4.14), or not used at all. */
  STARTTLS,
  /** Not at all. */
  INSECURE_PLAIN;

  int standardPort() {
    return this == TLS ? 636 : 389;
  }

  String scheme() {
    return this == TLS ? "ldaps" : "ldap";
  }
}
