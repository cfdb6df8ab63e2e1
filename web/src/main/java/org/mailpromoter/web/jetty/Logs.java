package org.mailpromoter.web.jetty;

/** The log of this package. */
final class Logs {
  static final System.Logger SERVER = System.getLogger("org.mailpromoter.web");

  private Logs() {}
}
