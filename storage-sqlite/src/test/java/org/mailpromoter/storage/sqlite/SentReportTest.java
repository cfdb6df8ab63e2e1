package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.mailbox.FolderRole.INBOX;
import static org.mailpromoter.storage.sqlite.SentLine.ANNA;
import static org.mailpromoter.storage.sqlite.SentLine.EVE;
import static org.mailpromoter.storage.sqlite.SentLine.id;
import static org.mailpromoter.storage.sqlite.SentLine.left;
import static org.mailpromoter.storage.sqlite.SentLine.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** What delivery reports in a mailbox change about mail that was sent from it. */
class SentReportTest {
  private static final String TOM = "tom@customer.example";
  private static final String MARY = "mary@customer.example";
  private static final String UNKNOWN = "550 5.1.1 User unknown";

  @TempDir private Path folder;
  private SentLine line;

  @BeforeEach
  void open() {
    line = new SentLine(folder.resolve("t.db"), TrackOption.REPLIES);
  }

  @AfterEach
  void close() {
    Sound.assertSound(line.storage);
    line.close();
  }

  private OutgoingMail handedOver(int number) {
    byte[] bytes = mail(number, "Offer CRM:000100" + number).bytes();
    return line.handOver(line.take(bytes, TOM, MARY));
  }

  private OutgoingMail sent(int number) {
    OutgoingMail mail = handedOver(number);
    line.accept(mail, "2.0.0 queued");
    return mail;
  }

  private static MailBuilder daemon() {
    return MailBuilder.mail()
        .from("MAILER-DAEMON@mx.example")
        .to(SentLine.FROM)
        .date("Mon, 5 Jan 2026 11:00:00 +0000")
        .subject("Undelivered Mail Returned to Sender");
  }

  /** A report about one recipient, with further fields about the mail and the returned header. */
  private static byte[] report(String recipient, String action, String fields, String returned) {
    return daemon()
        .field("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .body(
            "--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; mx.example\n"
                + fields
                + "\nFinal-Recipient: rfc822; "
                + recipient
                + "\nAction: "
                + action
                + "\nStatus: 5.1.1\nDiagnostic-Code: smtp; "
                + UNKNOWN
                + "\n\n--b\nContent-Type: text/rfc822-headers\n\n"
                + returned
                + "\n--b--\n")
        .bytes();
  }

  private static byte[] failed(int number) {
    return report(TOM, "failed", "", "Message-ID: <" + id(number) + ">\n");
  }

  private List<RecipientState> recipients(OutgoingMail mail) {
    return line.state(mail).recipients().stream().map(Recipient::state).toList();
  }

  /** How a report names the mail. */
  static Stream<Arguments> named() {
    return Stream.of(
        Arguments.of(failed(1)),
        Arguments.of(report(TOM, "failed", "Original-Envelope-Id: " + left(1) + "\n", "")),
        Arguments.of(report(TOM, "failed", "", "Message-ID: <" + left(1) + "@relay.example>\n")),
        Arguments.of(report(TOM, "failed", "", "Subject: Re: Offer CRM:0001001\n")),
        Arguments.of(forwarded()),
        Arguments.of(gmail()),
        Arguments.of(qmail()));
  }

  /** From one recipient of the mail to another one. */
  private static byte[] forwarded() {
    String text = new String(failed(1), StandardCharsets.UTF_8);
    return text.replace(
            "Final-Recipient: rfc822; " + TOM,
            "Original-Recipient: rfc822;" + TOM + "\nFinal-Recipient: rfc822; " + MARY)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gmail() {
    return daemon()
        .field("X-Failed-Recipients", TOM)
        .body(
            "Delivery to the following recipient failed permanently:\n\n     "
                + TOM
                + "\n\nThe error that the other server returned was: "
                + UNKNOWN
                + "\n\n----- Original message -----\n\nMIME-Version: 1.0\nMessage-ID: <"
                + id(1)
                + ">\n\nHello.\n")
        .bytes();
  }

  private static byte[] qmail() {
    return daemon()
        .body(
            "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to"
                + " deliver your message to the following addresses.\n\n<"
                + TOM
                + ">:\n"
                + UNKNOWN
                + "\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <"
                + SentLine.FROM
                + ">\nMessage-ID: <"
                + id(1)
                + ">\n\nHello.\n")
        .bytes();
  }

  @ParameterizedTest
  @MethodSource("named")
  void aReportThatNamesTheMailAndARecipientIsShownWhereTheMailIs(byte[] report) {
    OutgoingMail mail = sent(1);
    MailboxReport read = line.read(ANNA, INBOX, report);
    assertThat(recipients(mail))
        .containsExactly(RecipientState.UNDELIVERED, RecipientState.ACCEPTED);
    SendState state = line.state(mail);
    assertThat(state.phase()).isEqualTo(Phase.SENT);
    assertThat(state.recipients().get(0).words()).isEqualTo(UNKNOWN);
    assertThat(line.storage.outgoingStore().history(mail.id()))
        .last()
        .isEqualTo(
            new OutgoingStep(
                SentLine.NOW,
                Phase.SENT,
                SendReason.REPORTED_UNDELIVERED,
                "<" + TOM + "> " + UNKNOWN));
    assertThat(read.alerts()).extracting(Alert::code).containsExactly("sending/undelivered");
    assertThat(read.alerts().get(0).text())
        .startsWith(
            "Outgoing mail "
                + mail.id()
                + ": it cannot be delivered to "
                + TOM
                + " ("
                + UNKNOWN
                + "). ");
    assertThat(line.activities()).hasSize(1);
  }

  /** Reports that anybody could have written, who knows the recipient or the mail. */
  private static byte[][] forged() {
    return new byte[][] {
      report("stranger@x.example", "failed", "", "Message-ID: <" + id(1) + ">\n"),
      report(TOM, "failed", "", "Message-ID: <" + id(7) + ">\n"),
      report(TOM, "failed", "", "Message-ID: <mp@ours.example>\n"),
      report(TOM, "failed", "Original-Envelope-Id: mp.abc\n", ""),
      report(TOM, "failed", "", "Subject: Offer\n"),
      report(TOM, "failed", "", "Subject: Offer CRM:0009999\n")
    };
  }

  @Test
  void aForgedReportChangesNothing() {
    OutgoingMail mail = sent(1);
    SendState before = line.state(mail);
    MailboxReport read = line.read(ANNA, INBOX, forged());
    assertThat(line.state(mail)).isEqualTo(before);
    assertThat(read.alerts()).isEmpty();
    assertThat(line.storage.outgoingStore().history(mail.id())).hasSize(4);
  }

  @Test
  void aTokenOfSeveralMailsNamesNone() {
    OutgoingMail first = sent(1);
    OutgoingMail second = line.handOver(line.take(mail(2, "Offer CRM:0001001").bytes(), TOM, MARY));
    line.read(ANNA, INBOX, report(TOM, "failed", "", "Subject: Offer CRM:0001001\n"));
    assertThat(recipients(first)).containsOnly(RecipientState.ACCEPTED);
    assertThat(recipients(second)).containsOnly(RecipientState.PENDING);
  }

  @Test
  void aReportIsKnownOnce() {
    OutgoingMail mail = sent(1);
    byte[] delayed = report(TOM, "delayed", "", "Message-ID: <" + id(1) + ">\n");
    assertThat(line.read(ANNA, INBOX, delayed).alerts()).isEmpty();
    assertThat(recipients(mail)).startsWith(RecipientState.DELAYED);
    assertThat(line.read(EVE, INBOX, failed(1), failed(1), delayed).alerts()).hasSize(1);
    assertThat(recipients(mail)).startsWith(RecipientState.UNDELIVERED);
    assertThat(line.storage.outgoingStore().history(mail.id()))
        .extracting(OutgoingStep::reason)
        .endsWith(SendReason.REPORTED_DELAYED, SendReason.REPORTED_UNDELIVERED)
        .hasSize(6);
  }

  @Test
  void aReportProvesThatTheMailWasAcceptedForEverybody() {
    OutgoingMail before = handedOver(1);
    line.read(ANNA, INBOX, failed(1));
    line.lose(before);
    OutgoingMail after = handedOver(2);
    line.lose(after);
    line.read(EVE, INBOX, failed(2));
    for (OutgoingMail each : List.of(before, after)) {
      assertThat(line.state(each).phase()).isEqualTo(Phase.SENT);
      assertThat(recipients(each))
          .containsExactly(RecipientState.UNDELIVERED, RecipientState.ACCEPTED);
    }
  }

  @Test
  void whatWasRelayedIsSentAndNotKnownToBeDelivered() {
    OutgoingMail mail = handedOver(1);
    line.lose(mail);
    line.read(ANNA, INBOX, report(TOM, "relayed", "", "Message-ID: <" + id(1) + ">\n"));
    assertThat(recipients(mail)).containsOnly(RecipientState.ACCEPTED);
    line.read(EVE, INBOX, report(TOM, "delivered", "", "Message-ID: <" + id(1) + ">\n"));
    assertThat(recipients(mail)).startsWith(RecipientState.DELIVERED);
  }

  /** An owner who wants all mail gets it as an answer to the mail, and not as something new. */
  @Test
  void aReportThatIsPromotedBelongsToTheConversation() {
    line.close();
    line = new SentLine(folder.resolve("all.db"), TrackOption.ALL);
    OutgoingMail mail = sent(1);
    line.read(ANNA, INBOX, failed(1), qmail());
    List<EmailActivity> promoted = line.activities();
    assertThat(promoted).hasSize(3);
    assertThat(promoted.subList(1, 3))
        .allSatisfy(each -> assertThat(each.correlatedActivity()).contains(mail.activity()));
    assertThat(recipients(mail)).startsWith(RecipientState.UNDELIVERED);
  }

  @Test
  void reportsAreReadOnlyWhereMailIsSent() {
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(failed(1));
    line.read(ANNA, INBOX, inbox);
    assertThat(inbox.fetched()).isZero();
    sent(1);
    inbox.deliver(failed(1));
    inbox.deliver(mail(9).bytes());
    line.read(ANNA, INBOX, inbox);
    assertThat(inbox.fetched()).isEqualTo(1);
  }

  @Test
  void aReportThatCannotBeReadLetsTheOthersPass() {
    OutgoingMail mail = sent(1);
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(report(MARY, "failed", "", "Message-ID: <" + id(1) + ">\n"));
    inbox.deliver(failed(1));
    inbox.refuseBodiesWith("rfc822; " + MARY);
    line.read(ANNA, INBOX, inbox);
    assertThat(recipients(mail))
        .containsExactly(RecipientState.UNDELIVERED, RecipientState.ACCEPTED);
  }
}
