package org.mailpromoter.core.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.store.OutgoingStore;

/**
 * The mail of one mailbox, and how it changes.
 *
 * @param mailbox the mailbox
 * @param store where its mail is
 * @param process what events make of it
 * @param alerts tells people
 * @param clock the time
 */
record MailboxQueue(
    MailboxId mailbox, OutgoingStore store, SendProcess process, SendAlerts alerts, Clock clock) {
  MailboxQueue {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(clock, "clock");
  }

  Instant now() {
    return clock.instant();
  }

  /** The next state of a mail; empty if the event changes nothing. */
  Optional<SendState> changed(OutgoingMail mail, SendEvent event) {
    return store.change(mail.id(), event, process, now()).flatMap(Step::next);
  }
}
