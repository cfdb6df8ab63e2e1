package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, going back to them, and damage, as an administrator meets them. */
class BackupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private Distribution distribution;
  private Process service;

  @BeforeEach
  void configure() throws IOException {
    distribution = new Distribution(folder);
    Files.createDirectory(folder.resolve("mail"));
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {files: {connector: file, poll-interval: 1s}}
        mailboxes: {me: {server: files, owner: me, path: mail}}
        users: {me: {addresses: [me@ours.example], track: all}}
        sinks: {lines: {kind: jsonl, file: lines.jsonl}}
        """);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
  }

  private Path log() {
    return folder.resolve("service.txt");
  }

  private void deliver(String subject) throws IOException {
    Files.write(
        folder.resolve("mail").resolve(subject + ".eml"),
        mail().from("tom@x.example").to("me@ours.example").subject(subject).bytes());
  }

  private void run(int code, String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
  }

  private List<String> lines() throws IOException {
    Path lines = folder.resolve("lines.jsonl");
    return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
  }

  private void awaitLines(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(lines()).as(Files.readString(log())).hasSize(count));
  }

  @Test
  void aBackupBesideTheServiceIsRestoredAndNothingIsToldUnderAnOldName() throws Exception {
    deliver("First");
    service = distribution.start(log(), log(), "run");
    awaitLines(1);
    run(0, "backup", "backup.db");
    run(4, "backup", "backup.db");
    deliver("Second");
    awaitLines(2);
    run(7, "restore", "backup.db");
    service.destroy();
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
    run(0, "restore", "backup.db");
    Files.delete(folder.resolve("mail/Second.eml"));
    deliver("Third");
    run(0, "sync");
    assertThat(lines()).hasSize(3);
    assertThat(lines().stream().map(line -> line.split("\"", -1)[3])).doesNotHaveDuplicates();
    assertThat(lines().get(2)).contains("Third");
    assertThat(distribution.run("activities").out()).contains("First", "Third", "1000003");
    distribution.assertSound();
  }

  /** The umask of most systems, under which files can be read by everybody. */
  @Test
  void everyFileWithMailInItIsItsOwnersAlone() throws Exception {
    deliver("First");
    run(0, "sync");
    run(0, "backup", "backup.db");
    run(0, "report", "--html", "report.html");
    for (String name :
        List.of("test.db", "test.db.lock", "backup.db", "report.html", "lines.jsonl")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void damageIsFoundAfterAKillBeforeAnythingIsWritten() throws Exception {
    deliver("First");
    run(0, "sync");
    Files.writeString(folder.resolve("test.db.lock"), "4711");
    byte[] bytes = Files.readAllBytes(folder.resolve("test.db"));
    for (int at = 4096; at < bytes.length; at += 4096) {
      bytes[at + 3] ^= 0x55; // how many rows are on the page
    }
    bytes[4096 + 3] ^= 0x55; // the page of the names of the tables stays
    Files.write(folder.resolve("test.db"), bytes);
    Distribution.Result sync = distribution.run("sync");
    assertThat(sync.code()).as(sync.out() + sync.err()).isEqualTo(4);
    assertThat(sync.err())
        .contains("is damaged", "mailpromoter restore FILE", "recorded sent mail")
        .doesNotContain("Internal error");
    run(4, "storage", "check");
  }

  @Test
  void anAddressThatStandsNowhereIsNotErased() throws Exception {
    deliver("First");
    run(0, "sync");
    Distribution.Result erased = distribution.run("erase-person", "tim@x.example", "--yes");
    assertThat(erased.code()).isEqualTo(6);
    assertThat(erased.err())
        .contains("tim@x.example does not occur in the database", "nothing was erased");
    run(0, "erase-person", "tom@x.example", "--yes");
    run(6, "erase-person", "tom@x.example", "--yes");
  }

  /** A process that is killed leaves nothing in the folder for temporary files. */
  @Test
  void sqliteIsNotUnpackedIntoTheFolderForTemporaryFiles() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    distribution.with("-Djava.io.tmpdir=" + temporary);
    service = distribution.start(log(), log(), "run");
    await().atMost(PATIENCE).until(() -> Files.readString(log()).contains("Running"));
    service.destroyForcibly().waitFor();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(each -> each.getFileName().toString().startsWith("sqlite"))).isEmpty();
    }
  }
}
