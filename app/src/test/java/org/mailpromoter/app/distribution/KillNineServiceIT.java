package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/**
 * The service is killed again and again while mail arrives, is moved and deleted. {@code -Dkills}
 * and {@code -Dseed} choose how often and at which moments; see {@code docs/reliability.md}.
 */
class KillNineServiceIT {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final long SEED = Long.getLong("seed", 20261128L);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int AT_THE_BEGINNING = 60;
  private static final int LONGEST_PAUSE = 200;
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"id\":\"([^\"]+)\",\"kind\":\"(\\w+)\",.*\"activity\":\\{\"id\":(\\d+),.*}}");

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private Distribution distribution;
  private ChangingMail mail;

  @Test
  void aServiceThatIsKilledWhileMailChangesLosesNothingAndDoublesNothing() throws Exception {
    DovecotServer.requireOrSkip();
    try (DovecotServer server = DovecotServer.start(Map.of("crm", "secret", "support", "secret"))) {
      distribution = new Distribution(folder);
      distribution.configure(configuration(server));
      mail = new ChangingMail(server, random);
      for (int i = 0; i < AT_THE_BEGINNING; i++) {
        mail.deliver();
      }
      long life = 2 * untilItHasPromoted();
      int interrupted = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        interrupted += killedWhileMailChanges(random.nextLong(life)) ? 1 : 0;
      }
      assertThat(interrupted).as("kills of a running service, seed %d", SEED).isEqualTo(KILLS);
      Distribution.Result last = distribution.run("sync");
      assertThat(last.code()).as(last.out() + last.err()).isZero();
      everyPlaceIsDecidedOnceAndEveryMessageIsOneActivity();
      everyActivityWasToldOnce();
      distribution.assertSound();
      Distribution.Result verified = distribution.run("verify-decisions");
      assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
      aFurtherRunChangesNothing();
      System.out.printf(
          "%d kills, seed %d: %d mails, %d decisions, %d activities, nothing lost, nothing twice%n",
          KILLS, SEED, mail.written(), count("decisions"), count("activities"));
    }
  }

  /** How long a service lives until it has promoted mail, so that kills fall before and after. */
  private long untilItHasPromoted() throws Exception {
    Path log = folder.resolve("first.txt");
    long start = System.nanoTime();
    Process service = distribution.start(log, log, "run");
    try {
      await().atMost(PATIENCE).until(() -> Files.readString(log).contains(" promoted"));
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    } finally {
      service.destroyForcibly().waitFor();
    }
  }

  private boolean killedWhileMailChanges(long milliseconds) throws Exception {
    Path log = folder.resolve("killed.txt");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    Process service = distribution.start(log, log, "run");
    boolean ended = false;
    while (!ended && System.nanoTime() < end) {
      mail.change();
      ended = service.waitFor(random.nextInt(LONGEST_PAUSE), TimeUnit.MILLISECONDS);
    }
    service.destroyForcibly().waitFor();
    assertThat(ended).as("a service that ends by itself says: %s", Files.readString(log)).isFalse();
    return !ended;
  }

  private void everyPlaceIsDecidedOnceAndEveryMessageIsOneActivity() throws SQLException {
    assertThat(texts("SELECT folder || epoch || ref FROM decisions")).doesNotHaveDuplicates();
    List<String> activities = texts("SELECT message_id FROM activities");
    assertThat(activities).doesNotHaveDuplicates();
    for (String user : ChangingMail.USERS) {
      assertThat(decided(user)).as("seed %d, %s", SEED, user).containsAll(mail.uids(user));
      assertThat(activities).as("seed %d, %s", SEED, user).containsAll(mail.messageIds(user));
    }
    assertThat(
            texts(
                "SELECT id FROM decisions WHERE activity IS NULL"
                    + " OR activity NOT IN (SELECT id FROM activities)"))
        .as("all mail is accepted")
        .isEmpty();
    assertThat(texts("SELECT id FROM activities WHERE id NOT IN (SELECT activity FROM decisions)"))
        .isEmpty();
  }

  private List<String> decided(String user) throws SQLException {
    return texts(
        "SELECT d.ref FROM decisions d JOIN folders f ON f.id = d.folder"
            + " JOIN mailboxes m ON m.id = f.mailbox WHERE m.name = '"
            + user
            + "'");
  }

  private void everyActivityWasToldOnce() throws Exception {
    Set<String> ids = new HashSet<>();
    List<String> created = new ArrayList<>();
    for (String text : Files.readAllLines(folder.resolve("activities.jsonl"))) {
      Matcher line = LINE.matcher(text);
      assertThat(line.matches()).as("a whole line: %s", text).isTrue();
      assertThat(ids.add(line.group(1))).as("told once: %s", text).isTrue();
      if (line.group(2).equals("created")) {
        created.add(line.group(3));
      }
    }
    assertThat(created).containsExactlyInAnyOrderElementsOf(texts("SELECT id FROM activities"));
    assertThat(distribution.run("-o", "json", "sinks").out())
        .contains("\"pending\" : 0", "\"set_aside\" : 0");
  }

  private void aFurtherRunChangesNothing() throws Exception {
    String before = state();
    assertThat(distribution.run("sync").code()).isZero();
    assertThat(state()).isEqualTo(before);
  }

  private String state() throws Exception {
    return distribution.run("-o", "json", "activities", "--limit", "100000").out()
        + distribution.run("-o", "json", "errors", "--all", "--limit", "100000").out()
        + Files.readString(folder.resolve("activities.jsonl"));
  }

  private int count(String table) throws SQLException {
    return texts("SELECT id FROM " + table).size();
  }

  private List<String> texts(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
        ResultSet rows = database.createStatement().executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static String configuration(DovecotServer server) {
    return """
        storage: {file: test.db}
        servers:
          here:
            connector: imap
            host: localhost
            port: %d
            security: insecure-plain
            poll-interval: 1s
        mailboxes:
          crm:
            server: here
            owner: crm
            username: crm
            password: secret
            promoted-mark: $MailpromoterTracked
          support: {server: here, owner: 'queue:support', username: support, password: secret}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        queues:
          support: {addresses: [support@ours.example], track: all}
        sinks:
          lines: {kind: jsonl, file: activities.jsonl}
        """
        .formatted(server.imapPort());
  }
}
