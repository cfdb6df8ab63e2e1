package org.mailpromoter.core.dispatch;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStore;

/**
 * Holds the mail of mailboxes that do not send any more, and frees what a person had to fix. As
 * safe for several threads as its store.
 *
 * @since 0.1
 */
public final class SendingSwitch {
  private static final int PAGE = 100;
  private static final Set<SendReason> FIXED =
      Set.of(SendReason.SENDING_OFF, SendReason.LOGIN_REFUSED);

  /** Nothing here depends on the times of tries. */
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  private final OutgoingStore store;
  private final Clock clock;

  /** Over the mail of a storage. */
  public SendingSwitch(OutgoingStore store, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Holds what waits in a mailbox that does not send. */
  public void off(MailboxId mailbox) {
    SendEvent held = new SendEvent.Held(SendReason.SENDING_OFF, "", Optional.empty());
    Optional<OutgoingMail> last = Optional.empty();
    do {
      last = page(Phase.PENDING_SEND, mailbox, last, held, EnumSet.allOf(SendReason.class));
    } while (last.isPresent());
  }

  /** Frees what was held because the mailbox did not send, or its login was refused. */
  public void on(MailboxId mailbox) {
    Optional<OutgoingMail> last = Optional.empty();
    do {
      last = page(Phase.HELD, mailbox, last, new SendEvent.Released(), FIXED);
    } while (last.isPresent());
  }

  /** The last one of the page; empty if there is no further one. */
  private Optional<OutgoingMail> page(
      Phase phase,
      MailboxId mailbox,
      Optional<OutgoingMail> after,
      SendEvent event,
      Set<SendReason> reasons) {
    OutgoingFilter filter = OutgoingFilter.of(mailbox, Set.of(phase));
    List<OutgoingMail> page = store.list(filter, after.map(OutgoingMail::id), PAGE);
    for (OutgoingMail each : page) {
      if (reasons.contains(each.state().reason())) {
        var unused = store.change(each.id(), event, PROCESS, clock.instant());
      }
    }
    return page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1));
  }
}
