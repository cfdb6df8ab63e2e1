package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

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
}
