package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The process is killed while it synchronizes; the next run ends as if nothing had happened. */
class KillNineIT {
  private static final int MESSAGES = 5_000;
  private static final int ROUNDS = 20;
  private static final long SEED = 20261124;

  @TempDir private Path folder;

  @Test
  void aKilledSynchronizationLosesNothingAndDoublesNothing() throws Exception {
    DovecotServer.requireOrSkip();
    try (DovecotServer server = DovecotServer.start(Map.of("crm", "secret"))) {
      fill(server);
      Distribution distribution = new Distribution(folder);
      distribution.configure(configuration(server));
      assertThat(distribution.run("sync").code()).isZero();
      long duration = measure(distribution);
      String undisturbed = state(distribution);
      assertThat(undisturbed).contains("\"total\" : ");
      Random random = new Random(SEED);
      int interrupted = 0;
      for (int round = 0; round < ROUNDS; round++) {
        forget();
        interrupted += killedAfter(distribution, random.nextLong(duration)) ? 1 : 0;
        Distribution.Result again = distribution.run("sync");
        assertThat(again.code()).as("round %d: %s", round, again.err()).isZero();
        assertThat(state(distribution)).as("seed %d, round %d", SEED, round).isEqualTo(undisturbed);
        distribution.assertSound();
      }
      assertThat(interrupted).as("kills that hit a running process").isGreaterThan(ROUNDS / 2);
    }
  }

  /** How long an undisturbed run takes, so that the kills fall all over it. */
  private long measure(Distribution distribution) throws Exception {
    forget();
    long start = System.nanoTime();
    assertThat(distribution.run("sync").code()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private boolean killedAfter(Distribution distribution, long milliseconds) throws Exception {
    Path log = folder.resolve("killed.txt");
    Process process = distribution.start(log, log, "sync");
    boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** Everything but the times at which it was done. */
  private static String state(Distribution distribution) throws Exception {
    String all =
        distribution.run("--output", "json", "activities", "--limit", "100000").out()
            + distribution.run("--output", "json", "errors", "--all", "--limit", "100000").out();
    return all.replaceAll("\"(created|decided)_at\" : \"[^\"]*\"", "");
  }

  private void forget() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("test.db")).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Conversations whose first mail goes to a queue that accepts all, strangers, and duplicates. */
  private static void fill(DovecotServer server) {
    for (int i = 0; i < MESSAGES; i++) {
      MailBuilder mail =
          mail()
              .id("<m" + i + "@customer.example>")
              .from("c" + i % 50 + "@customer.example")
              .to(i % 10 == 0 ? "support@ours.example" : "crm@ours.example")
              .subject("Mail " + i)
              .date("Mon, 5 Jan 2026 09:00:00 +0000");
      if (i % 5 == 3) {
        mail.inReplyTo("<m" + (i - 3) + "@customer.example>");
      }
      server.deliver("crm", mail.bytes());
      if (i % 100 == 0) {
        server.deliver("crm", mail.bytes());
      }
    }
  }

  private static String configuration(DovecotServer server) {
    return """
        storage: {file: test.db}
        servers:
          here: {connector: imap, host: localhost, port: %d, security: insecure-plain}
        mailboxes:
          crm: {server: here, owner: crm, username: crm, password: secret}
        users:
          crm: {addresses: [crm@ours.example], track: replies}
        queues:
          support: {addresses: [support@ours.example], track: all}
        """
        .formatted(server.imapPort());
  }
}
