package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.dispatch.SendingSwitch;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.permission.Operation;

/** Decides about mail that goes out. */
public final class OutgoingChanges {
  /** No change of a person depends on the times of tries. */
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  private final OpenInstallation open;
  private final OutgoingMails mails;

  /** The outgoing mail of an installation. */
  public OutgoingChanges(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
    this.mails = new OutgoingMails(open);
  }

  /**
   * Has a mail that waits, or is held, tried as soon as possible.
   *
   * @throws RefusedException if it does not wait
   */
  public OutgoingMail sendNow(Requester by, long number)
      throws NotFoundException, RefusedException {
    OutgoingMail mail = mails.find(number);
    if (mail.state().reason() == SendReason.LOGIN_REFUSED) { // it is the same for the others
      new SendingSwitch(open.storage().outgoingStore(), open.parts().clock()).on(mail.mailbox());
    }
    return changed(by, number, new SendEvent.Hurried());
  }

  /**
   * Gives up a mail that waits; one that was given up stays so.
   *
   * @throws RefusedException if it does not wait
   */
  public OutgoingMail cancel(Requester by, long number) throws NotFoundException, RefusedException {
    OutgoingMail mail = mails.find(number);
    if (mail.state().phase() == Phase.CANCELED) {
      return mail;
    }
    return changed(by, number, new SendEvent.Canceled());
  }

  /**
   * Says what became of a mail in doubt, or what is to become of it.
   *
   * @throws RefusedException if it is not in doubt
   */
  public OutgoingMail resolve(Requester by, long number, SendEvent.Verdict verdict)
      throws NotFoundException, RefusedException {
    return changed(by, number, new SendEvent.Settled(verdict));
  }

  private OutgoingMail changed(Requester by, long number, SendEvent event)
      throws NotFoundException, RefusedException {
    OutgoingMail mail = mails.find(number);
    return Audited.of(open, by, Operation.CHANGE_OUTGOING, "outgoing mail " + number)
        .concerning(mails.owner(mail))
        .from(words(mail.state()))
        .<OutgoingMail, NotFoundException, RefusedException, RuntimeException>run(
            entry -> {
              OutgoingMail now = changed(mail.id(), event);
              entry.to(words(now.state()));
              return now;
            });
  }

  private OutgoingMail changed(OutgoingId id, SendEvent event)
      throws NotFoundException, RefusedException {
    boolean isDone =
        open.storage()
            .outgoingStore()
            .change(id, event, PROCESS, open.now())
            .flatMap(Step::next)
            .isPresent();
    OutgoingMail now = mails.find(id.value());
    if (!isDone) {
      throw new RefusedException(
          RefusedException.Why.OUTGOING_PHASE, id, EnumWords.of(now.state().phase()));
    }
    return now;
  }

  private static String words(SendState state) {
    return EnumWords.of(state.phase()) + " (" + EnumWords.of(state.reason()) + ")";
  }
}
