package org.mailpromoter.web;

import java.net.URI;
import java.util.List;

/** A running server. Thread-safe. */
public interface WebServer extends AutoCloseable {
  /**
   * Where it answers, in the order of its sites: {@code http://127.0.0.1:8025}, {@code
   * https://[::1]:8443}, {@code unix:/run/mailpromoter/console.sock}.
   */
  List<URI> addresses();

  /**
   * Takes no new requests, ends event streams, and waits a few seconds for what is being answered.
   * A second call does nothing.
   */
  @Override
  void close();
}
