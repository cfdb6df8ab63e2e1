package org.mailpromoter.core.facts;

import java.util.Objects;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.message.Envelope;

/**
 * A message on its way from the parser to the gatherer.
 *
 * @param arrived where and when it arrived
 * @param envelope its header
 */
public record Incoming(Change.Arrived arrived, Envelope envelope) {
  /** Checks for nulls. */
  public Incoming {
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(envelope, "envelope");
  }
}
