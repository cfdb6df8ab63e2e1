package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the mail of one mailbox that was due.
 *
 * @param tries how many tries were made
 * @param sent how many mails reached the end of their way with it
 * @param next when to look again; empty if nothing waits for a time
 * @since 0.1
 */
public record SendRound(int tries, int sent, Optional<Instant> next) {
  /** Rejects null. */
  public SendRound {
    Objects.requireNonNull(next, "next");
  }

  /** The same if something else is to be done at a time, too; empty if nothing is. */
  public SendRound before(Optional<Instant> other) {
    return new SendRound(
        tries, sent, Stream.concat(next.stream(), other.stream()).min(Instant::compareTo));
  }
}
