package org.mailpromoter.web;

import java.util.Optional;
import java.util.stream.Stream;

/** The methods of HTTP that are answered (RFC 9110, 9.3; RFC 5789). HEAD is answered as GET. */
public enum Method {
  /** Asks. */
  GET,
  /** Does something. */
  POST,
  /** Replaces. */
  PUT,
  /** Changes in part. */
  PATCH,
  /** Removes. */
  DELETE;

  /** The method with a name; empty for those that are not answered. */
  public static Optional<Method> of(String name) {
    return name.equals("HEAD")
        ? Optional.of(GET)
        : Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether a request with it may change something (RFC 9110, 9.2.1). */
  public boolean changes() {
    return this != GET;
  }
}
