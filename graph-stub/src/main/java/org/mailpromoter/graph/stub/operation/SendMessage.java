package org.mailpromoter.graph.stub.operation;

import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.message.ExtendedProperties;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;
import org.mailpromoter.graph.stub.store.WellKnown;
import org.mailpromoter.testkit.mime.Mail;
import org.mailpromoter.testkit.stub.CarriedMail;
import org.mailpromoter.testkit.stub.PostOffice;

/** A draft goes out and into Sent Items, where it gets another id. */
final class SendMessage implements Operation {
  private static final String FLAGS = "Integer 0x" + Integer.toHexString(ExtendedProperties.FLAGS);

  /** Unsent, and submitted (MS-OXCMSG 2.2.1.6). */
  private static final String SUBMITTED = "12";

  @Override
  public Answer answer(Call call) {
    StoredMailbox mailbox = call.mailbox();
    StoredItem draft = call.item();
    refuse(mailbox, draft);
    if (call.quirks().contains(Quirk.DRAFTS_WAIT)) {
      mailbox.update(draft.number(), marks -> marks.with(FLAGS, SUBMITTED));
      return Answer.accepted();
    }
    CarriedMail sent = call.store().post().carry(draft.mail());
    sent.recipients().stream()
        .flatMap(each -> call.store().find(each).stream())
        .forEach(each -> deliver(each, sent.mime()));
    mailbox.update(draft.number(), StoredItem.Marks::ofSent);
    mailbox.move(draft.number(), WellKnown.SENTITEMS.number());
    return Answer.accepted();
  }

  private static void refuse(StoredMailbox mailbox, StoredItem draft) {
    Mail mail = draft.mail();
    if (!draft.marks().draft()) {
      throw GraphException.badRequest("The item is not a draft.");
    }
    boolean own =
        mail.addresses("From").stream()
            .allMatch(each -> each.address().equalsIgnoreCase(mailbox.address()));
    if (!own) {
      throw GraphException.of(
          403,
          "ErrorSendAsDenied",
          "The user account which was used to submit this request does not have the right to send"
              + " mail on behalf of the specified sending account.");
    }
    if (PostOffice.recipients(mail).isEmpty()) {
      throw GraphException.of(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
    }
  }

  private static void deliver(StoredMailbox mailbox, byte[] mime) {
    mailbox.add(
        WellKnown.INBOX.number(),
        StoredItem.Content.of(mime),
        StoredItem.Marks.ofArrival(),
        mailbox.now());
  }
}
