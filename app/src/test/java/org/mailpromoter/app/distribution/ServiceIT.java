package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The service of the built distribution, over a real Dovecot. */
class ServiceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private DovecotServer server;
  private Process service;

  @BeforeEach
  void start() {
    DovecotServer.requireOrSkip();
    server = DovecotServer.start(Map.of("crm", "hunter2", "support", "hunter2"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
    if (server != null) {
      server.close();
    }
  }

  private Path log() {
    return folder.resolve("service.txt");
  }

  private String logged() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitLogged(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(service.isAlive()).as(logged()).isTrue();
              assertThat(logged()).contains(text);
            });
  }

  private static byte[] toCrm(String subject) {
    return mail().from("tom@x.example").to("crm@ours.example").subject(subject).bytes();
  }

  /** A poll interval of a day: what is promoted before the test ends was signalled, not polled. */
  private Distribution running() throws IOException {
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          here:
            connector: imap
            host: localhost
            port: %d
            security: insecure-plain
            poll-interval: 1d
        mailboxes:
          crm:
            server: here
            owner: crm
            username: crm
            password: hunter2
            promoted-mark: $MailpromoterTracked
          support: {server: here, owner: 'queue:support', username: support, password: hunter2}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        queues:
          support: {addresses: [support@ours.example], track: all}
        """
            .formatted(server.imapPort()));
    service = distribution.start(log(), log(), "run");
    return distribution;
  }

  @Test
  void mailIsPromotedAndMarkedWithoutPollingAndTheServiceEndsCleanly() throws Exception {
    server.deliver("crm", toCrm("First"));
    Distribution distribution = running();
    awaitLogged("Mailbox crm: 1 new message, 1 promoted");
    server.deliver("crm", toCrm("Second"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(distribution.run("activities").out()).contains("First", "Second"));
    server.deliver(
        "support", mail().from("tom@x.example").to("support@ours.example").subject("Q").bytes());
    awaitLogged("Mailbox support: 1 new message, 1 promoted");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        server.doveadm(
                            "search",
                            "-u",
                            "crm",
                            "mailbox",
                            "INBOX",
                            "KEYWORD",
                            "$MailpromoterTracked",
                            "UNSEEN"))
                    .hasLineCount(2));
    assertThat(distribution.run("settings", "set", "use-smart-matching", "yes").code()).isZero();
    Files.writeString(distribution.config(), Files.readString(distribution.config()) + "\n");
    server.deliver("crm", toCrm("Third"));
    awaitLogged("Settings were changed by a command");
    awaitLogged("The configuration file was changed. Restart to apply it.");
    assertThat(distribution.run("sync").code()).as(logged()).isZero();
    assertThat(distribution.run("retry", "--all").code()).as(logged()).isZero();
    server.deliver("crm", toCrm("Fourth"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(distribution.run("activities").out()).contains("Third", "Fourth"));
    Path sent = folder.resolve("sent.eml");
    Files.write(sent, mail().from("crm@ours.example").to("tom@x.example").subject("S").bytes());
    assertThat(distribution.run("activities", "record-sent", sent.toString()).out())
        .startsWith("Recorded as activity");
    assertThat(distribution.run("token", "--from", "user:crm").code()).isZero();
    assertThat(logged()).as("commands run in the service").containsOnlyOnce("Running: ");
    service.destroy();
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).as(logged()).isTrue();
    assertThat(service.exitValue()).as(logged()).isZero();
    assertThat(logged()).endsWith("Ended. Committed work is kept.\n").doesNotContain("hunter2");
    assertThat(distribution.run("sync").code()).isZero();
    distribution.assertSound();
  }

  @Test
  void aRefusedLoginIsSaidOnceAndTheOthersGoOn() throws Exception {
    Distribution distribution = running();
    awaitLogged("Running: 2 mailboxes");
    service.destroy();
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
    distribution.configure(
        Files.readString(distribution.config())
            .replace("username: support, password: hunter2", "username: support, password: wrong"));
    service = distribution.start(log(), log(), "run");
    awaitLogged("the server refuses the login as 'support'");
    server.deliver("crm", toCrm("Fine"));
    awaitLogged("Mailbox crm: 1 new message, 1 promoted");
    assertThat(distribution.run("status").out()).contains("failure, disabled", "success");
  }
}
