package org.mailpromoter.core.delivery;

import java.util.Objects;
import org.mailpromoter.core.activity.SinkId;

/**
 * The result of draining one sink.
 *
 * @param sink the sink
 * @param delivered events that were delivered
 * @param postponed events that failed and will be retried
 * @param setAside events that were given up until a person asks for them
 * @param trouble the first failure, for people; empty when there was none
 * @since 0.1
 */
public record SinkReport(
    SinkId sink, long delivered, long postponed, long setAside, String trouble) {
  /** Rejects nulls. */
  public SinkReport {
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(trouble, "trouble");
  }

  /** Whether everything that was due was delivered. */
  public boolean fine() {
    return trouble.isEmpty();
  }
}
