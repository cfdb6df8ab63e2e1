package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database, or its disk space, disappears while it is used. */
class LostDatabaseIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Distribution distribution;
  private Process service;

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectories(folder.resolve("mail"));
    Files.createDirectories(folder.resolve("data"));
    distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: data/test.db}
        servers: {files: {connector: file, poll-interval: 1s}}
        mailboxes: {maria: {server: files, owner: maria, path: mail}}
        users: {maria: {addresses: [maria@ours.example], track: all}}
        """);
  }

  @AfterEach
  void stop() throws InterruptedException, IOException {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
    run("umount", folder.resolve("data").toString());
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

  private void mail(String name, int size) {
    distribution.write(
        "mail/" + name + ".eml",
        ("Message-ID: <%s@x.example>\nFrom: X <x@x.example>\nTo: maria@ours.example\nSubject:"
                + " %s\n\n%s\n")
            .formatted(name, name, "hello ".repeat(size / 6)));
  }

  @Test
  void theServiceEndsWhenItsDatabaseIsMovedAwayAndNothingIsLostWhenItIsBack() throws Exception {
    mail("first", 60);
    service = distribution.start(log(), log(), "run");
    await().atMost(PATIENCE).until(() -> logged().contains("1 promoted"));
    Path database = folder.resolve("data/test.db");
    Files.move(database, folder.resolve("away.db"));
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).as(logged()).isTrue();
    assertThat(service.exitValue()).as(logged()).isEqualTo(4);
    assertThat(logged())
        .contains(
            "The database " + database, "moved or deleted", "What to do: Restore the database");
    Distribution.Result again = distribution.run("run");
    assertThat(again.code()).as(again.err()).isEqualTo(4);
    assertThat(again.err()).contains("There is no database " + database, "its log");
    Files.move(folder.resolve("away.db"), database);
    assertThat(distribution.run("activities").out()).contains("first");
    distribution.assertSound();
  }

  @Test
  void aFullDiskEndsTheWorkAndIsToldWhenThereIsRoomAgain() throws Exception {
    Path data = folder.resolve("data");
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", data.toString()));
    mail("small", 60);
    assertThat(distribution.run("sync").code()).isZero();
    for (int i = 0; i < 40; i++) {
      mail("large" + i, 100_000);
    }
    fill(data.resolve("filler"), 600_000);
    Distribution.Result full = distribution.run("sync");
    assertThat(full.code()).as(full.out() + full.err()).isEqualTo(4);
    assertThat(full.err()).contains("the disk is full", "Free some space");
    Files.delete(data.resolve("filler"));
    Distribution.Result status = distribution.run("status", "--check");
    assertThat(status.code()).as(status.err()).isEqualTo(10);
    assertThat(status.out()).contains("the disk was full");
    Distribution.Result alerts = distribution.run("alerts", "--check");
    assertThat(alerts.code()).isEqualTo(10);
    assertThat(alerts.out()).contains("error, the database, lasts", "the disk was full");
    assertThat(run("mount", "-o", "remount,size=100m", data.toString())).isTrue();
    assertThat(distribution.run("sync").code()).isZero();
    assertThat(distribution.run("alerts").out())
        .containsOnlyOnce("error, the database")
        .contains("the disk was full", "1 alert.");
    assertThat(distribution.run("alerts", "--check").code()).isZero();
    distribution.assertSound();
  }

  private static void fill(Path file, int bytes) {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[bytes]);
    } catch (IOException full) {
      // as wanted
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
