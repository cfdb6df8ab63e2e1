package com.example.mailpromoter.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The contract of sessions against a real Dovecot. */
// snippet: contract
class DovecotPop3IT implements MailboxSessionContract {
  private static DovecotServer server;
  private static int users;

  private String user;

  @BeforeAll
  static void start() {
    DovecotServer.requirePop3OrSkip();
    Map<String, String> passwords = new HashMap<>();
    for (int i = 1; i <= 100; i++) {
      passwords.put("user" + i, "secret");
    }
    server = DovecotServer.start(passwords);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Each test has its own mailbox. */
  @BeforeEach
  void chooseUser() {
    users++;
    user = "user" + users;
  }

  @Override
  public MailboxUnderTest mailbox() {
    return new MailboxUnderTest() {
      @Override
      public void deliver(byte[] message) {
        server.deliver(user, message);
      }

      @Override
      public void removeFirst() {
        server.removeFirst(user);
      }

      @Override
      public boolean anyMarkedRead() {
        return server.anySeen(user);
      }

      @Override
      public MailboxSource source() {
        return DovecotPop3IT.this.source(plain(), "secret");
      }

      @Override
      public FolderId folder() {
        return Pop3Session.INBOX;
      }
    };
  }

  // end of snippet
  private MailboxSource source(Map<String, String> server, String password) {
    Pop3ConnectorFactory factory = new Pop3ConnectorFactory();
    return factory.source(
        "test",
        Config.of(factory.serverKeys(), server),
        Config.of(factory.mailboxKeys(), Map.of("username", user, "password", password)));
  }

  private Map<String, String> plain() {
    return Map.of(
        "host",
        server.host(),
        "port",
        String.valueOf(server.pop3Port()),
        "security",
        "insecure-plain");
  }

  private Map<String, String> tls() {
    return Map.of("host", server.host(), "port", String.valueOf(server.pop3sPort()));
  }

  private static MailAccessException failure(MailboxSource source) {
    return Assertions.catchThrowableOfType(MailAccessException.class, source::open);
  }

  @Test
  void tlsWorksWithTheTrustedCertificateAndNotWithout() throws Exception {
    server.deliver(user, MailBuilder.mail().subject("Hello").bytes());
    Map<String, String> trusting = new HashMap<>(tls());
    trusting.put("trust", server.certificate().toString());
    try (MailboxSession session = source(trusting, "secret").open()) {
      ChangePage page =
          session.changesSince(Pop3Session.INBOX, Cursor.START, new PageLimit(10, 4096));
      assertThat(page.changes()).hasSize(1);
    }
    assertThat(failure(source(tls(), "secret")).code()).isEqualTo(Pop3Error.NOT_TRUSTED);
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    MailAccessException e = failure(source(plain(), "wrong-word"));
    assertThat(e.code()).isEqualTo(Pop3Error.LOGIN_REFUSED);
    assertThat(e.sentence()).doesNotContain("wrong-word").contains("mailbox test");
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    Map<String, String> nowhere =
        Map.of("host", "localhost", "port", "1", "security", "insecure-plain");
    assertThat(failure(source(nowhere, "secret")).code()).isEqualTo(Pop3Error.NOT_REACHED);
  }

  @Test
  void oneSessionSeesWhatArrivesWhileItIsOpen() throws Exception {
    server.deliver(user, MailBuilder.mail().subject("First").bytes());
    PageLimit limit = new PageLimit(10, 4096);
    try (MailboxSession session = source(plain(), "secret").open()) {
      ChangePage first = session.changesSince(Pop3Session.INBOX, Cursor.START, limit);
      server.deliver(user, MailBuilder.mail().subject("Second").bytes());
      ChangePage second = session.changesSince(Pop3Session.INBOX, first.next(), limit);
      assertThat(second.changes()).hasSize(1);
      assertThat(new String(((Change.Arrived) second.changes().get(0)).header()))
          .contains("Subject: Second");
    }
  }

  @Test
  void deletingTheLastMessageLosesNoPlace() throws Exception {
    for (int i = 1; i <= 3; i++) {
      server.deliver(user, MailBuilder.mail().subject("Number " + i).bytes());
    }
    PageLimit limit = new PageLimit(10, 4096);
    try (MailboxSession session = source(plain(), "secret").open()) {
      Cursor end = session.changesSince(Pop3Session.INBOX, Cursor.START, limit).next();
      server.doveadm("expunge", "-u", user, "mailbox", "INBOX", "3");
      assertThat(session.changesSince(Pop3Session.INBOX, end, limit).changes()).isEmpty();
    }
  }
}
