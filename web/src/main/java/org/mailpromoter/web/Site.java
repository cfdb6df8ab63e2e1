package org.mailpromoter.web;

import java.util.Objects;

/**
 * What answers at a listener.
 *
 * @param listener where requests arrive
 * @param handler what answers them
 */
public record Site(Listener listener, Handler handler) {
  /** Rejects nulls. */
  public Site {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(handler, "handler");
  }
}
