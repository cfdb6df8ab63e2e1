package org.mailpromoter.connectors.exchange.ews;

/** How a connection is protected. */
enum Security {
  /** Encrypted: the address begins with {@code https}. */
  TLS("https"),
  /** Not at all: the address begins with {@code http}. */
  INSECURE_PLAIN("http");

  private final String scheme;

  Security(String scheme) {
    this.scheme = scheme;
  }

  String scheme() {
    return scheme;
  }
}
