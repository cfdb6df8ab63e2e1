package org.mailpromoter.service;

import java.time.Duration;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A mailbox that failed and is left alone for that.
 *
 * @param mailbox the mailbox
 * @param health since when and until when
 * @param failure why it failed, in a sentence
 * @param longestPause the longest pause before it is tried again, unless it is disabled
 * @param askedByServer whether its server asks for a longer pause, which the health says
 */
public record TroubledMailbox(
    MailboxId mailbox,
    MailboxHealth health,
    String failure,
    Duration longestPause,
    boolean askedByServer) {
  /** Checks for nulls. */
  public TroubledMailbox {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(longestPause, "longestPause");
  }

  /** Whether only a person can make it be tried again. */
  public boolean isDisabled() {
    return health.state() == MailboxHealth.State.DISABLED;
  }
}
