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
 * @param longestPause after how long it is tried again at the latest, unless it is disabled
 */
public record TroubledMailbox(
    MailboxId mailbox, MailboxHealth health, String failure, Duration longestPause) {
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
