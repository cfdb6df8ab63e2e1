package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.postfix.PostfixServer;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** Mail goes out through a real Postfix, and what became of it comes back. */
class PostfixSendingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CRM = "crm@ours.example";
  private static final String ANNA = "anna@customer.example";

  @TempDir private Path folder;

  private PostfixServer postfix;
  private ScriptedSmtpServer next;
  private Distribution distribution;

  @BeforeEach
  void start() {
    PostfixServer.requireOrSkip();
    next = ScriptedSmtpServer.plain();
    postfix =
        PostfixServer.start(
            List.of(CRM, ANNA, "j\u00fcrgen@customer.example"),
            Map.of("away.example", next.port()));
    distribution = new Distribution(folder);
    distribution.write("body.txt", "Hello\n.\n..and dots\n");
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          here: {connector: file}
        senders:
          out: {kind: smtp, host: localhost, port: %d, security: insecure-plain,
                authentication: none}
        mailboxes:
          crm: {server: here, owner: crm, path: "%s", send: true}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        """
            .formatted(postfix.port(), postfix.maildir(CRM)));
  }

  @AfterEach
  void close() throws Exception {
    if (postfix != null) {
      postfix.close();
      next.close();
      distribution.assertSound();
    }
  }

  private Distribution.Result send(String... recipients) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("send", "--from", "user:crm", "--subject", "Offer", "--body"));
    all.add(folder.resolve("body.txt").toString());
    for (String each : recipients) {
      all.addAll(List.of("--to", each));
    }
    return distribution.run(all.toArray(String[]::new));
  }

  private String shown() throws IOException, InterruptedException {
    return words(distribution.run("outgoing", "show", "1"));
  }

  /** Without the ends of lines, which depend on the width. */
  private static String words(Distribution.Result result) {
    return result.out().replaceAll("\\s+", " ");
  }

  @Test
  void aMailIsDeliveredByteForByte() throws Exception {
    Distribution.Result sent = send("Anna Berg <" + ANNA + ">");
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(words(sent)).contains("was sent: 250 2.0.0 Ok: queued as");
    await().atMost(PATIENCE).until(() -> !postfix.received(ANNA).isEmpty());
    assertThat(postfix.received(ANNA))
        .singleElement()
        .asString()
        .contains("Subject: Offer CRM:", "Anna Berg", "\n\nHello\n.\n..and dots\n");
  }

  @Test
  void ofTwoRecipientsEachGetsWhatTheServerSaysAboutThem() throws Exception {
    Distribution.Result sent = send(ANNA, "nobody@customer.example");
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(shown())
        .contains(
            "anna@customer.example (to): accepted, 250 2.0.0 Ok: queued as",
            "nobody@customer.example (to): refused, 550 5.1.1",
            "User unknown in virtual mailbox table");
    assertThat(distribution.run("alerts").out()).contains("it was not sent to everybody");
  }

  @Test
  void whatNobodyTakesFailsWithTheWordsOfTheServer() throws Exception {
    Distribution.Result sent = send("nobody@customer.example");
    assertThat(sent.code()).isEqualTo(5);
    assertThat(words(sent)).contains("was not sent", "What to do:");
    assertThat(shown()).contains("nobody@customer.example (to): refused, 550 5.1.1");
  }

  @Test
  void whatIsRefusedForNowIsTriedAgain() throws Exception {
    postfix.answers(ANNA, "450 4.2.1 Try later");
    Distribution.Result sent = send(ANNA);
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(words(sent)).contains("waits (the server does not take it now)", "The next try");
    assertThat(shown()).contains("anna@customer.example (to): later, 450 4.2.1");
    assertThat(distribution.run("sync").out()).doesNotContain("mail sent");
    postfix.acceptsAll();
    aMinutePasses();
    assertThat(distribution.run("sync").out()).contains("Mailbox crm: 1 mail sent.");
    assertThat(shown()).contains("anna@customer.example (to): accepted, 250 2.0.0 Ok");
    await().atMost(PATIENCE).until(() -> postfix.received(ANNA).size() == 1);
  }

  @Test
  void anAddressOutsideAsciiIsServed() throws Exception {
    Distribution.Result sent = send("j\u00fcrgen@customer.example");
    assertThat(sent.code()).as(sent.err() + sent.out()).isZero();
    await()
        .atMost(PATIENCE)
        .until(() -> !postfix.received("j\u00fcrgen@customer.example").isEmpty());
  }

  @Test
  void aReportOfFailureArrivesAtTheMail() throws Exception {
    next.next(SmtpMoment.RCPT, SmtpAction.says("550 5.1.1 The mailbox was removed"));
    send("tom@away.example");
    await().atMost(PATIENCE).until(() -> !postfix.received(CRM).isEmpty());
    distribution.run("sync");
    assertThat(shown())
        .contains("tom@away.example (to): undelivered", "550 5.1.1 The mailbox was removed");
  }

  @Test
  void aReportOfDelayArrivesAtTheMail() throws Exception {
    for (int i = 0; i < 100; i++) {
      next.next(SmtpMoment.RCPT, SmtpAction.says("451 4.3.0 The disk is full"));
    }
    send("tom@away.example");
    await().atMost(PATIENCE).until(() -> !postfix.received(CRM).isEmpty());
    distribution.run("sync");
    assertThat(shown()).contains("tom@away.example (to): delayed");
  }

  private void aMinutePasses() throws Exception {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
        Statement statement = database.createStatement()) {
      int unused = statement.executeUpdate("UPDATE outgoing SET next = 1 WHERE next IS NOT NULL");
    }
  }
}
