package org.mailpromoter.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SendTurns;

/** Sends the mail of mailboxes that is due. */
public final class Sending {
  private Sending() {}

  /**
   * What became of the mail of one mailbox.
   *
   * @param mailbox the mailbox
   * @param round what was done
   */
  public record Sent(MailboxId mailbox, SendRound round) {}

  /**
   * Sends what is due of those mailboxes that send, once.
   *
   * @throws InterruptedException if the thread was interrupted; what was not handed over waits
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public static List<Sent> drain(OpenInstallation open, List<MailboxDeployment> mailboxes)
      throws InterruptedException {
    List<Sent> all = new ArrayList<>();
    for (MailboxDeployment each : mailboxes) {
      drain(open, each).map(round -> new Sent(each.id(), round)).ifPresent(all::add);
    }
    return all;
  }

  /**
   * Sends what is due of one mailbox, and does what is due in its folder of sent mail.
   *
   * @return empty if it does not send, or its mail is being sent
   * @throws InterruptedException if the thread was interrupted; what was not handed over waits
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public static Optional<SendRound> drain(OpenInstallation open, MailboxDeployment mailbox)
      throws InterruptedException {
    Optional<MailboxSending> sending = mailbox.sending();
    Optional<SendTurns.Held> turn = sending.flatMap(unused -> open.sendTurns().take(mailbox.id()));
    if (sending.isEmpty() || turn.isEmpty()) {
      return Optional.empty();
    }
    try (SendTurns.Held unused = turn.get();
        MailSender sender = open.parts().sender(mailbox, sending.get())) {
      SendRound round = open.sendQueue(mailbox, sending.get()).drain(sender);
      return Optional.of(round.before(open.sentFolderWork(mailbox, sending.get()).run()));
    }
  }
}
