package com.example.mailpromoter.pop3;

/** How a connection is protected. */
enum Security {
  /** TLS from the first byte. */
  TLS(995),
  /** Not at all. */
  INSECURE_PLAIN(110);

  private final int standardPort;

  Security(int standardPort) {
    this.standardPort = standardPort;
  }

  int standardPort() {
    return standardPort;
  }
}
