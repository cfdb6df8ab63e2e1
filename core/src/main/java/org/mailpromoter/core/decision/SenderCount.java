package org.mailpromoter.core.decision;

import java.util.Objects;

/**
 * How many decisions are about mail of one sender.
 *
 * @param sender the From address in lower case, or the text found instead; may be empty
 * @param count how many
 * @since 0.1
 */
public record SenderCount(String sender, long count) {
  /** Rejects nulls. */
  public SenderCount {
    Objects.requireNonNull(sender, "sender");
  }
}
