package org.mailpromoter.installation.notice;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.change.SendingIdentity;

/** Puts notices into the queue, each once. */
final class NoticeDesk {
  private final MailDesk desk;
  private final SendingIdentities identities;
  private final NoticesDeployment notices;
  private final NoticeListener listener;

  NoticeDesk(OpenInstallation open, NoticesDeployment notices, NoticeListener listener) {
    this.desk = new MailDesk(open);
    this.identities = new SendingIdentities(open.parts().deployment());
    this.notices = notices;
    this.listener = listener;
  }

  /**
   * As whom notices are sent.
   *
   * @throws RefusedException if no mailbox sends them
   */
  SendingIdentity sender() throws RefusedException {
    return identities.of(notices.from());
  }

  /** The notice with a key, if it was written. */
  Optional<OutgoingMail> written(String key) {
    return desk.notice(key);
  }

  /** Writes a notice, unless there is one with this key. */
  OutgoingMail write(String key, List<Addressee> to, NoticeText text)
      throws RefusedException, IOException {
    NewMail mail =
        new NewMail(
            notices.from(),
            to,
            text.subject(),
            text.body(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            true);
    MailDesk.Taken taken = desk.sendNotice(mail, key);
    if (taken.isNew()) {
      listener.written(key, taken.mail());
    }
    return taken.mail();
  }

  static List<Addressee> to(List<EnvelopeAddress> addresses) {
    return addresses.stream().map(each -> new Addressee(Role.TO, "", each)).toList();
  }
}
