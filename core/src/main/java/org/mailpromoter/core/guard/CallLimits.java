package org.mailpromoter.core.guard;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.mailpromoter.core.mailbox.Change;

/**
 * The time limits of connector calls. They limit the total time, so a server that sends single
 * bytes slowly cannot block a session. Time in which the host processes a message during a call is
 * not counted.
 *
 * @param opening for connecting and logging in, and for ending to wait for news, positive
 * @param asking for a page, a list, or a mark, positive
 * @param reading for messages that are read or added, in addition to what their sizes allow,
 *     positive
 * @param bytesPerSecond the slowest connection over which messages are read or added to their end,
 *     positive
 * @since 0.1
 */
public record CallLimits(Duration opening, Duration asking, Duration reading, long bytesPerSecond) {
  /** Two minutes to open, five to ask or to begin to read, then 16 KB a second. */
  public static final CallLimits STANDARD =
      new CallLimits(
          Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(5), 16 * 1024);

  /** Rejects nulls. */
  public CallLimits {
    Objects.requireNonNull(opening, "opening");
    Objects.requireNonNull(asking, "asking");
    Objects.requireNonNull(reading, "reading");
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("a connection moves at least a byte a second");
    }
  }

  /** The same for every call, whatever the size of messages. */
  public static CallLimits of(Duration each) {
    return new CallLimits(each, each, each, Long.MAX_VALUE);
  }

  /** How long reading these may take. */
  Duration reading(Collection<Change.Arrived> messages) {
    long bytes = messages.stream().mapToLong(message -> Math.max(0, message.size())).sum();
    return reading(bytes);
  }

  /** How long adding a message may take. */
  Duration writing(long bytes) {
    return reading(bytes);
  }

  private Duration reading(long bytes) {
    return reading.plusSeconds(Math.max(0, bytes) / bytesPerSecond);
  }
}
