package org.mailpromoter.exchange.stub.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.StoredMailbox;
import org.mailpromoter.testkit.mime.Address;
import org.mailpromoter.testkit.mime.Mail;

/** Carries mail to the mailboxes of this server; mail for anybody else goes nowhere. */
final class Post {
  private Post() {}

  static void send(Call call, byte[] mime) {
    Mail mail = new Mail(mime);
    refuseForeignSender(call, mail);
    List<String> recipients =
        Stream.of("To", "Cc", "Bcc")
            .flatMap(field -> mail.addresses(field).stream())
            .map(Address::address)
            .distinct()
            .toList();
    if (recipients.isEmpty()) {
      throw EwsError.of("ErrorInvalidRecipients", "At least one recipient isn't valid.");
    }
    byte[] delivered = withoutBcc(mail, mime);
    recipients.stream()
        .flatMap(each -> call.store().find(each).stream())
        .forEach(each -> deliver(each, delivered));
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

  /** Nobody but the sender learns who got a blind copy. */
  private static byte[] withoutBcc(Mail mail, byte[] mime) {
    StringBuilder header = new StringBuilder();
    mail.fields().stream()
        .filter(each -> !each.name().toLowerCase(Locale.ROOT).equals("bcc"))
        .forEach(
            each -> header.append(each.name()).append(": ").append(each.value()).append("\r\n"));
    byte[] head = header.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    int start = mail.header().length;
    return ByteBuffer.allocate(head.length + mime.length - start)
        .put(head)
        .put(mime, start, mime.length - start)
        .array();
  }
}
