package org.mailpromoter.core.mailbox;

import java.time.Instant;
import java.util.Objects;

/**
 * The newest received date of what a mailbox has processed (S-10).
 *
 * @param reached mail received at or before this time is not new
 * @since 0.1
 */
public record Watermark(Instant reached) {
  /** Nothing was processed yet: all mail is new. */
  public static final Watermark NONE = new Watermark(Instant.MIN);

  /** Rejects nulls. */
  public Watermark {
    Objects.requireNonNull(reached, "reached");
  }

  /** Whether mail received at this time is not new. */
  public boolean covers(Instant received) {
    return !received.isAfter(reached);
  }

  /** The watermark after mail that was received then; it never moves back. */
  public Watermark after(Instant received) {
    return covers(received) ? this : new Watermark(received);
  }
}
