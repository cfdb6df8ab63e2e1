package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.StoredMailbox;
import org.mailpromoter.testkit.mime.Mail;
import org.mailpromoter.testkit.stub.CarriedMail;
import org.mailpromoter.testkit.stub.PostOffice;

/** Carries mail to the mailboxes of this server; mail for anybody else goes nowhere. */
final class Post {
  private Post() {}

  static void send(Call call, byte[] mime) {
    Mail mail = new Mail(mime);
    refuseForeignSender(call, mail);
    if (PostOffice.recipients(mail).isEmpty()) {
      throw EwsError.of("ErrorInvalidRecipients", "At least one recipient isn't valid.");
    }
    CarriedMail sent = call.store().post().carry(mail);
    sent.recipients().stream()
        .flatMap(each -> call.store().find(each).stream())
        .forEach(each -> deliver(each, sent.mime()));
  }

  private static void refuseForeignSender(Call call, Mail mail) {
    boolean own =
        mail.addresses("From").stream()
            .allMatch(each -> each.address().equalsIgnoreCase(call.own().address()));
    if (!own) {
      throw EwsError.of(
          "ErrorSendAsDenied",
          "The user account which was used to submit this request does not have the right to send"
              + " mail on behalf of the specified sending account.");
    }
  }

  private static void deliver(StoredMailbox mailbox, byte[] mime) {
    mailbox.deliver(Distinguished.INBOX.number(), mime, mailbox.now());
  }
}
