package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The built distribution while a mailbox cannot be read, and when it is stopped. */
class OutageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final byte[] LETTER =
      mail().from("tom@x.example").to("maria@ours.example").subject("After the outage").bytes();

  @TempDir private Path folder;

  private Process service;

  @AfterEach
  void stop() throws InterruptedException {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
  }

  private String logged() {
    try {
      return Files.readString(folder.resolve("service.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitLogged(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged()).contains(text));
  }

  private Distribution configured(String servers, String mailboxes) throws IOException {
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {%s}
        mailboxes: {%s}
        users: {maria: {addresses: [maria@ours.example], track: all}}
        sinks:
          told: {kind: jsonl, file: told.jsonl, alerts: yes}
          quiet: {kind: jsonl, file: quiet.jsonl}
        """
            .formatted(servers, mailboxes));
    return distribution;
  }

  private void run(Distribution distribution) throws IOException {
    Path log = folder.resolve("service.txt");
    service = distribution.start(log, log, "run");
  }

  private void endsWithSuccess() throws InterruptedException {
    service.destroy();
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).as(logged()).isTrue();
    assertThat(service.exitValue()).as(logged()).isZero();
  }

  @Test
  void aMailboxThatCanBeReadAgainIsReadSoonAndThatIsSaid() throws Exception {
    Distribution distribution =
        configured(
            "here: {connector: file, poll-interval: 1d}",
            "maria: {server: here, owner: maria, path: mail}");
    run(distribution);
    awaitLogged("there is no such file or folder");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(distribution.run("status", "--check").code()).isEqualTo(10));
    assertThat(distribution.run("alerts").out()).contains("warning, maria, lasts");
    Files.createDirectory(folder.resolve("mail"));
    Files.write(folder.resolve("mail/1.eml"), LETTER);
    awaitLogged("The mailbox maria works again.");
    assertThat(distribution.run("activities").out()).contains("After the outage");
    assertThat(distribution.run("status", "--check").code()).isZero();
    assertThat(distribution.run("alerts", "--check").code()).isZero();
    assertThat(distribution.run("alerts").out()).contains("warning, maria, resolved");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Files.readString(folder.resolve("told.jsonl")))
                    .contains("\"alert-raised\"", "\"alert-resolved\"", "\"created\""));
    assertThat(Files.readString(folder.resolve("quiet.jsonl")))
        .contains("\"created\"")
        .doesNotContain("alert-");
    endsWithSuccess();
  }

  @Test
  void aNewSecretInItsFileReenablesTheMailboxOfTheRunningService() throws Exception {
    DovecotServer.requireOrSkip();
    try (DovecotServer server = DovecotServer.start(Map.of("maria", "right"))) {
      Path secret = Files.writeString(folder.resolve("maria.txt"), "former");
      Distribution distribution =
          configured(
              "here: {connector: imap, host: localhost, port: %d, security: insecure-plain}"
                  .formatted(server.imapPort()),
              "maria: {server: here, owner: maria, username: maria, password: 'file:maria.txt'}");
      server.deliver("maria", LETTER);
      run(distribution);
      awaitLogged("the server refuses the login as 'maria'");
      awaitLogged("The mailbox maria is retried after a change of the configuration file");
      Files.writeString(secret, "right");
      Files.setLastModifiedTime(secret, FileTime.from(Instant.now()));
      awaitLogged("The mailbox maria works again.");
      assertThat(distribution.run("activities").out()).contains("After the outage");
      assertThat(logged()).containsOnlyOnce("refuses the login");
    }
  }

  @Test
  void commandsThatNeedNoSecretAskForNoneAndOneThatIsMissingCostsItsMailboxOnly() throws Exception {
    Files.createDirectory(folder.resolve("mail"));
    Files.write(folder.resolve("mail/1.eml"), LETTER);
    Distribution distribution =
        configured(
            "here: {connector: file}, there: {connector: imap, host: localhost}",
            "maria: {server: here, owner: maria, path: mail},"
                + " jonas: {server: there, username: j, password: '${MAILPROMOTER_NOT_SET}'}");
    Distribution.Result sync = distribution.run("sync");
    assertThat(sync.code()).isEqualTo(5);
    assertThat(sync.out()).contains("Mailbox maria: 1 new message, 1 promoted");
    assertThat(sync.err())
        .contains("The secret mailboxes.jonas.password", "MAILPROMOTER_NOT_SET is not set");
    for (String command :
        new String[] {"errors", "status", "users", "settings", "report", "records", "alerts"}) {
      assertThat(distribution.run(command).code()).as(command).isZero();
    }
    assertThat(distribution.run("token", "--from", "user:maria").code()).isZero();
    Distribution.Result check = distribution.run("check-config");
    assertThat(check.code()).isZero();
    assertThat(check.err())
        .contains("line 3: mailboxes.jonas.password: the environment variable MAILPROMOTER_NOT_SET")
        .doesNotContain(":-");
    assertThat(distribution.run("explain", "1").code()).isZero();
  }

  @Test
  void aServerThatDoesNotAnswerHoldsUpNoEnd() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      run(
          configured(
              "here: {connector: imap, host: localhost, port: %d, security: insecure-plain}"
                  .formatted(silent.getLocalPort()),
              "maria: {server: here, owner: maria, username: m, password: p}"));
      try (Socket connection = silent.accept()) {
        assertThat(connection.isConnected()).isTrue();
        long start = System.nanoTime();
        endsWithSuccess();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("before container engines kill")
            .isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  @Test
  void aServiceThatIsStillStartingEndsWithSuccess() throws Exception {
    Distribution distribution = new Distribution(folder);
    Path pipe = distribution.config();
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    run(distribution);
    try (OutputStream unread = Files.newOutputStream(pipe)) { // waits until the service reads
      endsWithSuccess();
    }
  }

  @Test
  void aServiceThatCannotStartEndsWithTheCodeOfItsFailure() throws Exception {
    Distribution distribution = new Distribution(folder);
    distribution.configure("storage: {file: test.db}\n");
    assertThat(distribution.run("run").code()).isEqualTo(3);
  }

  @Test
  void whoRunsOutOfMemoryIsToldAndEndsWithACodeOfItsOwn() throws Exception {
    Distribution distribution =
        configured("here: {connector: file}", "maria: {server: here, owner: maria, path: mail}");
    Distribution.Result result = distribution.with("-Xmx6m").run("sync");
    assertThat(result.code()).isEqualTo(137);
    assertThat(result.err()).contains("ran out of memory", "MAILPROMOTER_JAVA_OPTS=-Xmx1g");
  }
}
