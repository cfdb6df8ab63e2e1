package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MailBuilder;

/** The process is killed while it reads, commits and delivers; every activity arrives once. */
class KillNineDeliveryIT {
  private static final int ROUNDS = 10;
  private static final int MESSAGES = 400;
  private static final long SEED = 20261125;
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"id\":\"(\\w+)-(\\d+)\",\"kind\":\"(\\w+)\",\"at\":\"[^\"]+\","
              + "\"conversation\":(\\d+),\"activity\":\\{\"id\":(\\d+),.*\\}\\}");

  @TempDir private Path folder;

  private int written;

  @Test
  void overTenKillsEveryActivityArrivesOnceAndConversationsStayInOrder() throws Exception {
    Distribution distribution = new Distribution(folder);
    Files.createDirectory(folder.resolve("mail"));
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          here: {connector: file}
        mailboxes:
          crm: {server: here, owner: crm, path: mail}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        sinks:
          lines: {kind: jsonl, file: activities.jsonl}
        """);
    deliver();
    long duration = measured(distribution);
    Random random = new Random(SEED);
    int interrupted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      deliver();
      interrupted += killedAfter(distribution, random.nextLong(duration)) ? 1 : 0;
    }
    Distribution.Result last = distribution.run("sync");
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(interrupted).as("kills that hit a running process").isGreaterThan(ROUNDS / 2);
    arrivedOnceInOrder();
    distribution.assertSound();
    assertThat(distribution.run("-o", "json", "sinks").out())
        .contains("\"pending\" : 0", "\"set_aside\" : 0");
  }

  private long measured(Distribution distribution) throws Exception {
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

  private void arrivedOnceInOrder() throws IOException {
    List<Long> created = new ArrayList<>();
    Map<String, Long> lastOfConversation = new HashMap<>();
    for (String text : Files.readAllLines(folder.resolve("activities.jsonl"))) {
      Matcher line = LINE.matcher(text);
      assertThat(line.matches()).as("a whole line: %s", text).isTrue();
      long number = Long.parseLong(line.group(2));
      if (line.group(3).equals("created")) {
        created.add(Long.parseLong(line.group(5)));
      }
      Long before = lastOfConversation.put(line.group(4), number);
      assertThat(before == null || before < number).as("order of %s", text).isTrue();
    }
    assertThat(created).hasSize(written).doesNotHaveDuplicates();
  }

  /** New mail, of which every third answers one of before. */
  private void deliver() throws IOException {
    for (int i = 0; i < MESSAGES; i++) {
      int number = written++;
      MailBuilder mail =
          mail()
              .id("<m" + number + "@customer.example>")
              .from("c" + number % 50 + "@customer.example")
              .to("crm@ours.example")
              .subject("Mail " + number)
              .date("Mon, 5 Jan 2026 09:00:00 +0000");
      if (number % 3 == 2) {
        mail.inReplyTo("<m" + number / 2 + "@customer.example>");
      }
      Files.write(folder.resolve("mail").resolve("%06d.eml".formatted(number)), mail.bytes());
    }
  }
}
