package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The contract of sessions, and ways to connect, against a real Dovecot. */
class DovecotIT implements MailboxSessionContract {
  private static final FolderId INBOX = new FolderId("INBOX");

  private DovecotServer server;

  @BeforeEach
  void start() {
    DovecotServer.requireOrSkip();
    server = DovecotServer.start(Map.of("anna", "secret"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private MailboxSource source(Map<String, String> profile, String password) {
    return Imap.source(profile, Map.of("username", "anna", "password", password));
  }

  private Map<String, String> plain() {
    return Map.of(
        "host",
        server.host(),
        "port",
        String.valueOf(server.imapPort()),
        "security",
        "insecure-plain");
  }

  private Map<String, String> tls(String security, int port) {
    return Map.of(
        "host",
        server.host(),
        "port",
        String.valueOf(port),
        "security",
        security,
        "trust",
        server.certificate().toString());
  }

  @Override
  public MailboxUnderTest mailbox() {
    return new MailboxUnderTest() {
      @Override
      public void deliver(byte[] message) {
        server.deliver("anna", message);
      }

      @Override
      public void removeFirst() {
        server.removeFirst("anna");
      }

      @Override
      public MailboxSource source() {
        return DovecotIT.this.source(plain(), "secret");
      }

      @Override
      public FolderId folder() {
        return INBOX;
      }

      @Override
      public boolean renumber() {
        server.renumber("anna");
        return true;
      }

      @Override
      public boolean readLast() {
        server.readLast("anna");
        return true;
      }

      @Override
      public Optional<FolderId> otherFolder() {
        server.doveadm("mailbox", "create", "-u", "anna", "Nicht zustellbär");
        return Optional.of(new FolderId("Nicht zustellbär"));
      }

      @Override
      public boolean anyMarkedRead() {
        return server.anySeen("anna");
      }

      @Override
      public boolean markLast(String keyword) {
        server.markLast("anna", keyword);
        return true;
      }
    };
  }

  private static MailAccessException failure(MailboxSource source) {
    return Assertions.catchThrowableOfType(MailAccessException.class, source::open);
  }

  @Test
  void tlsAndStarttlsWorkWithTheTrustedCertificate() throws Exception {
    server.deliver("anna", MailBuilder.mail().subject("Hello").bytes());
    for (Map<String, String> profile :
        List.of(tls("tls", server.imapsPort()), tls("starttls", server.imapPort()))) {
      try (MailboxSession session = source(profile, "secret").open()) {
        ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
        assertThat(page.changes()).hasSize(1);
      }
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefused() {
    Map<String, String> untrusting =
        Map.of("host", server.host(), "port", String.valueOf(server.imapsPort()));
    assertThat(failure(source(untrusting, "secret")).code())
        .isEqualTo(ImapError.UNTRUSTED_CERTIFICATE);
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    Map<String, String> byNumber =
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            String.valueOf(server.imapsPort()),
            "trust",
            server.certificate().toString());
    assertThat(failure(source(byNumber, "secret")).code()).isEqualTo(ImapError.WRONG_HOST_NAME);
  }

  @Test
  void aWrongPasswordIsRefused() {
    MailAccessException e = failure(source(plain(), "wrong-word"));
    assertThat(e.code()).isEqualTo(ImapError.AUTHENTICATION_REFUSED);
    assertThat(e.sentence()).doesNotContain("wrong-word");
  }

  @Test
  void aLargeMessageComesInPiecesAndWhole() throws Exception {
    String body = "0123456789abcde\n".repeat(6 << 16);
    server.deliver("anna", MailBuilder.mail().subject("Large").body(body).bytes());
    long[] read = new long[1];
    try (MailboxSession session = source(plain(), "secret").open()) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
      Change.Arrived large = (Change.Arrived) page.changes().get(0);
      session.fetch(List.of(large), new Counting(read));
      assertThat(read[0]).isEqualTo(large.size());
    }
  }

  /** Dovecot offers NOTIFY, so both are reported at once while listening to the inbox. */
  @Test
  void keywordsInTheInboxAndMailInOtherFoldersAreNews() throws Exception {
    server.doveadm("mailbox", "create", "-u", "anna", "Sent");
    server.deliver("anna", MailBuilder.mail().subject("Hello").bytes());
    List<FolderId> folders = List.of(new FolderId("Sent"), INBOX);
    try (MailboxSession session = source(plain(), "secret").open()) {
      session.awaitNews(folders, Duration.ZERO);
      newsWhen(session, folders, () -> toggle("$Tracked"));
      newsWhen(
          session,
          folders,
          () -> server.doveadm("copy", "-u", "anna", "Sent", "mailbox", "INBOX", "ALL"));
    }
  }

  private void toggle(String keyword) {
    server.doveadm("flags", "add", "-u", "anna", keyword, "mailbox", "INBOX", "*");
    server.doveadm("flags", "remove", "-u", "anna", keyword, "mailbox", "INBOX", "*");
  }

  /** A keyword is only reported during a wait, so it is set repeatedly. */
  private static void newsWhen(MailboxSession session, List<FolderId> folders, Runnable happening)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> happenings =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                happening.run();
              }
            });
    try {
      assertThat(session.awaitNews(folders, Duration.ofMinutes(1))).isTrue();
    } finally {
      over.set(true);
      happenings.get(1, TimeUnit.MINUTES);
    }
  }

  private record Counting(long[] read) implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      byte[] buffer = new byte[8192];
      for (int count = message.read(buffer); count >= 0; count = message.read(buffer)) {
        read[0] += count;
      }
    }

    @Override
    public void missing(MessageRef ref, String why) {
      read[0] = -1;
    }
  }
}
