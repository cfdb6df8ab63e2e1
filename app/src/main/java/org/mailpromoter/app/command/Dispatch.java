package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.Optional;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.service.Sending;

/** Sends mail from a command, unless a service does so. */
final class Dispatch {
  private final CommandContext context;
  private final Ending ending;

  @Inject
  Dispatch(CommandContext context, Ending ending) {
    this.context = context;
    this.ending = ending;
  }

  /**
   * Tries a mail that waits, after those of its mailbox that come before it. If a service works
   * with the storage, it does so within a second.
   *
   * @return the mail as it is then
   */
  OutgoingMail now(OutgoingMail mail) throws NotFoundException, InterruptedException {
    MailboxDeployment mailbox = context.parts().mailbox(mail.mailbox().value());
    try {
      Optional<SendRound> unused =
          context.work(
              open -> {
                try (Ending.Stoppable stoppable = ending.interrupting()) {
                  return Sending.drain(open, mailbox);
                }
              });
    } catch (StoreException e) {
      if (e.code() != StoreError.IN_USE) {
        throw e;
      }
      context.screen().say("A service works with the database and sends the mail.");
    }
    try (OpenInstallation open = context.open()) {
      return new OutgoingMails(open).find(mail.id().value());
    }
  }

  /** Says what became of a mail; the exit code. */
  int say(OutgoingMail mail) {
    context.screen().say(OutgoingWords.state(mail));
    OutgoingWords.advice(mail).ifPresent(each -> context.screen().say("What to do: " + each));
    boolean isTrouble =
        mail.state().phase() == Phase.FAILED || mail.state().phase() == Phase.UNCERTAIN;
    return isTrouble ? ExitCode.MAILBOX : ExitCode.OK;
  }
}
