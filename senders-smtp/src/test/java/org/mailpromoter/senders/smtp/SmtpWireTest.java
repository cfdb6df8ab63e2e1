package org.mailpromoter.senders.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Refused;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** What is said to a server, which depends on what it offers. */
class SmtpWireTest {
  private static final String TOM = "tom+a=b@customer.example";
  private static final String JOERG = "j\u00f6rg@customer.example";

  private static MailSender open(ScriptedSmtpServer server) {
    return new ScriptedMailServer(server)
        .open(Map.of("security", "insecure-plain", "authentication", "none"));
  }

  private static List<String> said(ScriptedSmtpServer server, String... extensions)
      throws InterruptedException {
    MailSender sender = open(server);
    server.offers(extensions);
    sender.submit(Mails.to(TOM), Mails.message(Mails.TEXT, false), refused -> {});
    return server.heard().stream().filter(each -> !each.startsWith("EHLO")).toList();
  }

  @Test
  void reportsNameTheEnvelopeAndComeForFailuresAndDelays() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      assertThat(said(server, "DSN", "SIZE"))
          .containsExactly(
              "MAIL FROM:<anna@ours.example> SIZE=26 RET=HDRS ENVID=mp.a+2Bb+3Dc",
              "RCPT TO:<tom+a=b@customer.example> NOTIFY=FAILURE,DELAY"
                  + " ORCPT=rfc822;tom+2Ba+3Db@customer.example",
              "DATA");
    }
  }

  @Test
  void whatAServerDoesNotOfferIsNotSaid() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      assertThat(said(server))
          .containsExactly("MAIL FROM:<anna@ours.example>", "RCPT TO:<" + TOM + ">", "DATA");
    }
  }

  @Test
  void aServerThatDoesNotKnowThisMachineByNameIsToldItsAddress() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      Mails.sent(open(server));
      assertThat(server.heard().get(0)).matches("EHLO \\[(127\\.0\\.0\\.1|IPv6:[0-9a-f:]+)]");
    }
  }

  @Test
  void charactersOutsideAsciiAreSentOnlyWhereTheServerTakesThem() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      MailSender sender = open(server);
      server.offers("SMTPUTF8", "8BITMIME");
      assertThat(sender.submit(Mails.to(JOERG), Mails.message(Mails.TEXT, true), refused -> {}))
          .isInstanceOf(Accepted.class);
      assertThat(server.heard("MAIL").get(0)).endsWith(" SMTPUTF8 BODY=8BITMIME");
    }
  }

  @Test
  void aServerWithoutSmtpUtf8IsNotAskedToTakeSuchMail() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      MailSender sender = open(server);
      server.offers("8BITMIME");
      for (boolean inHeader : new boolean[] {true, false}) {
        var outcome =
            sender.submit(
                Mails.to(inHeader ? TOM : JOERG),
                Mails.message(Mails.TEXT, inHeader),
                refused -> {});
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).why()).contains("SMTPUTF8");
      }
      assertThat(server.heard("MAIL")).isEmpty();
    }
  }

  /** More than are said at once, some of them refused. */
  @Test
  void manyRecipientsAreNamedInGroups() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      MailSender sender = open(server);
      server.offers("PIPELINING");
      String[] many =
          IntStream.range(0, 250)
              .mapToObj(i -> "c" + i + "@customer.example")
              .toArray(String[]::new);
      server.next(SmtpMoment.RCPT, SmtpAction.says("550 5.1.1 No"));
      var outcome = sender.submit(Mails.to(many), Mails.message(Mails.TEXT, false), refused -> {});
      assertThat(outcome).isInstanceOf(Accepted.class);
      assertThat(outcome.refused()).containsOnlyKeys(new EnvelopeAddress(many[0]));
      assertThat(server.received().get(0).recipients()).hasSize(249);
    }
  }

  /** A server that takes DATA for nobody gets no dot, and the next mail another connection. */
  @Test
  void aServerThatTakesDataForNobodyAcceptsNothing() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      MailSender sender = open(server);
      server.offers("PIPELINING");
      server.next(SmtpMoment.RCPT, SmtpAction.says("550 5.1.1 No"));
      assertThat(Mails.sent(sender)).isInstanceOf(Refused.class);
      server.next(SmtpMoment.RCPT, SmtpAction.says("550 5.1.1 No"));
      server.next(SmtpMoment.DATA, SmtpAction.says("554 5.5.1 For nobody"));
      assertThat(Mails.sent(sender)).isInstanceOf(Refused.class);
      assertThat(server.received()).isEmpty();
      assertThat(Mails.sent(sender)).isInstanceOf(Accepted.class);
      assertThat(server.heard("EHLO")).hasSize(2);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void oneConnectionServesManyMails() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      MailSender sender = open(server);
      for (int i = 0; i < 50; i++) {
        assertThat(Mails.sent(sender)).isInstanceOf(Accepted.class);
      }
      sender.close();
      assertThat(server.heard("EHLO")).hasSize(1);
      assertThat(server.received()).hasSize(50);
    }
  }
}
