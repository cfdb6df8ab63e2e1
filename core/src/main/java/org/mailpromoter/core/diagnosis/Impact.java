package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.Objects;

/**
 * What a change would do to the other messages of late.
 *
 * @param messages how many stored messages were decided again
 * @param since when the oldest of them was received
 * @param promoted how many would be promoted that are not, this message included
 * @param noLonger how many would not be promoted that are
 */
public record Impact(long messages, Instant since, long promoted, long noLonger) {
  /** Nobody counted, because a change touches one message only. */
  public static final Impact NOT_COUNTED = new Impact(0, Instant.EPOCH, 0, 0);

  /** Checks for null. */
  public Impact {
    Objects.requireNonNull(since, "since");
  }

  /** Whether other messages were looked at. */
  public boolean counted() {
    return messages > 0;
  }
}
