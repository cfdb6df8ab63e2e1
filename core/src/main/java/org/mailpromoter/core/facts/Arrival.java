package org.mailpromoter.core.facts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.EnvelopeParser;

/**
 * How a message came into the mailbox.
 *
 * @param receivedAt when the server received it
 * @param size bytes of the whole message; -1 when unknown
 * @param contentSize bytes below its header, which are the same for every copy of a message, while
 *     headers grow on the way; -1 when unknown
 * @param watermark what the mailbox had processed before the run that read the message
 * @param forwarding how it came into a mailbox to which others forward theirs
 * @since 0.1
 */
public record Arrival(
    Instant receivedAt, long size, long contentSize, Watermark watermark, Forwarding forwarding) {
  /** Times are kept in milliseconds, so that a stored message is decided as it was at first. */
  public Arrival {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    Objects.requireNonNull(watermark, "watermark");
    Objects.requireNonNull(forwarding, "forwarding");
  }

  /** The arrival of mail in a mailbox that had processed so much. */
  static Arrival of(Change.Arrived arrived, Watermark watermark) {
    return new Arrival(
        arrived.receivedAt(),
        arrived.size(),
        contentSize(arrived),
        watermark,
        arrived.forwarding());
  }

  private static long contentSize(Change.Arrived arrived) {
    long content = arrived.size() - EnvelopeParser.headerLength(arrived.header());
    return arrived.size() < 0 ? -1 : Math.max(0, content);
  }

  /** The arrival of mail that no mailbox reported. */
  public static Arrival recorded(Instant at, long size) {
    return new Arrival(at, size, -1, Watermark.NONE, Forwarding.NONE);
  }
}
