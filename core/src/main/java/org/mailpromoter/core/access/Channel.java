package org.mailpromoter.core.access;

/**
 * The way a request came.
 *
 * @since 0.1
 */
public enum Channel {
  /** A command on the host. */
  COMMAND,
  /** A page of the console. */
  CONSOLE,
  /** The HTTP API. */
  API,
  /** The service by itself. */
  SERVICE
}
