package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMail;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/**
 * A command sends a mail, and at one moment of the conversation with the server the command is
 * killed, or the server does something else than accept. {@code -Druns} and {@code -Dseed} choose
 * how many of these runs there are and which; see {@code docs/reliability.md}.
 */
class KillNineSendingIT {
  private static final int RUNS = Integer.getInteger("runs", 25);
  private static final long SEED = Long.getLong("seed", 20261129L);
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <(.+)>");
  private static final List<SmtpMoment> MOMENTS =
      List.of(
          SmtpMoment.GREETING,
          SmtpMoment.EHLO,
          SmtpMoment.MAIL,
          SmtpMoment.RCPT,
          SmtpMoment.DATA,
          SmtpMoment.CONTENT,
          SmtpMoment.DOT);

  @TempDir private Path folder;

  private Distribution distribution;
  private int killed;

  /** What happens at one moment. */
  private record Run(SmtpMoment moment, String what) {
    @Override
    public String toString() {
      return what + " at " + moment;
    }
  }

  @Test
  void whereverSendingEndsNothingIsLostAndNothingIsSentTwiceWithoutADoubt() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      distribution = new Distribution(folder);
      configure(server);
      for (Run run : runs()) {
        play(run, server);
      }
      server.forget();
      assertThat(killed).as("commands that were killed").isPositive();
      timePasses();
      Map<String, Integer> before = copies(server);
      Map<String, String> phases = phases();
      assertThat(phases).as("nothing is lost: every mail is kept").hasSize(RUNS);
      eachIsWhereTheServerSaysItIs(phases, before);
      everyDoubtIsExplained();
      int doubts = resolve(phases);
      Map<String, Integer> after = copies(server);
      everyDoubtEnds(phases, before, after);
      distribution.assertSound();
      System.out.printf(
          "%d runs, seed %d: %d kills, %d doubts, nothing lost, nothing twice without a doubt%n",
          RUNS, SEED, killed, doubts);
    }
  }

  /** All of them in a random order, again and again. */
  private static List<Run> runs() {
    List<Run> all = new ArrayList<>();
    for (SmtpMoment moment : MOMENTS) {
      for (String what : List.of("kill", "close", "reset", "silence", "nonsense", "451", "550")) {
        all.add(new Run(moment, what));
      }
    }
    for (String what :
        List.of("late", "keep and kill", "keep and close", "keep and reset", "keep and silence")) {
      all.add(new Run(SmtpMoment.DOT, what));
    }
    all.add(new Run(SmtpMoment.QUIT, "kill"));
    all.add(new Run(SmtpMoment.QUIT, "close"));
    Random random = new Random(SEED);
    List<Run> chosen = new ArrayList<>();
    while (chosen.size() < RUNS) {
      Collections.shuffle(all, random);
      chosen.addAll(all);
    }
    return chosen.subList(0, RUNS);
  }

  private void configure(ScriptedSmtpServer server) throws Exception {
    Files.createDirectory(folder.resolve("mail"));
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          here: {connector: file}
        senders:
          out: {kind: smtp, host: localhost, port: %d, security: insecure-plain,
                authentication: none, read-timeout: 1s, final-timeout: 1s,
                per-minute: 100000, per-hour: 100000, per-day: 100000}
        mailboxes:
          crm: {server: here, owner: crm, path: mail, send: true}
        users:
          crm: {addresses: [crm@ours.example], track: all}
        """
            .formatted(server.port()));
    distribution.write("body.txt", "Hello\n");
  }

  private void play(Run run, ScriptedSmtpServer server) throws Exception {
    CompletableFuture<Process> running = new CompletableFuture<>();
    SmtpAction.Happening kill = () -> running.join().destroyForcibly().waitFor();
    server.forget();
    server.next(run.moment(), action(run, kill));
    Path log = folder.resolve("log.txt");
    running.complete(
        distribution.start(
            log,
            log,
            "send",
            "--from",
            "user:crm",
            "--to",
            "anna@customer.example",
            "--subject",
            run.toString(),
            "--body",
            folder.resolve("body.txt").toString()));
    int code = running.join().waitFor();
    killed += code == 128 + 9 ? 1 : 0;
    assertThat(code).as("%s: %s", run, Files.readString(log)).isIn(0, 5, 128 + 9);
  }

  private static SmtpAction action(Run run, SmtpAction.Happening kill) {
    return switch (run.what()) {
      case "kill" -> SmtpAction.closes().after(kill);
      case "close" -> SmtpAction.closes();
      case "reset" -> SmtpAction.resets();
      case "silence" -> SmtpAction.isSilent();
      case "nonsense" -> SmtpAction.babbles();
      case "451" -> SmtpAction.says("451 4.3.0 Try later");
      case "550" -> SmtpAction.says("550 5.7.1 No");
      case "late" -> SmtpAction.says("250 2.0.0 Late").andKeepsTheMail().after(kill);
      case "keep and kill" -> SmtpAction.closes().andKeepsTheMail().after(kill);
      case "keep and close" -> SmtpAction.closes().andKeepsTheMail();
      case "keep and reset" -> SmtpAction.resets().andKeepsTheMail();
      case "keep and silence" -> SmtpAction.isSilent().andKeepsTheMail();
      default -> throw new IllegalArgumentException(run.what());
    };
  }

  /** Whatever waits is due, and is tried until nothing waits. */
  private void timePasses() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (Connection database = open();
          Statement statement = database.createStatement()) {
        int unused = statement.executeUpdate("UPDATE outgoing SET next = 1 WHERE next IS NOT NULL");
      }
      Distribution.Result result = distribution.run("sync");
      assertThat(result.code()).as(result.err()).isZero();
    }
    assertThat(texts("SELECT id FROM outgoing WHERE next IS NOT NULL")).isEmpty();
  }

  private static Map<String, Integer> copies(ScriptedSmtpServer server) {
    Map<String, Integer> copies = new HashMap<>();
    for (SmtpMail each : server.received()) {
      Matcher id = MESSAGE_ID.matcher(each.content());
      assertThat(id.find()).as(each.content()).isTrue();
      copies.merge(id.group(1), 1, Integer::sum);
    }
    return copies;
  }

  private Map<String, String> phases() throws SQLException {
    return texts("SELECT message_id || ' ' || phase FROM outgoing").stream()
        .map(each -> each.split(" ", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  private static void eachIsWhereTheServerSaysItIs(
      Map<String, String> phases, Map<String, Integer> copies) {
    phases.forEach(
        (id, phase) -> {
          int count = copies.getOrDefault(id, 0);
          switch (phase) {
            case "SENT" -> assertThat(count).as("copies of %s, which was sent", id).isEqualTo(1);
            case "FAILED" -> assertThat(count).as("copies of %s, which failed", id).isZero();
            case "UNCERTAIN" -> assertThat(count).as("copies of %s, in doubt", id).isLessThan(2);
            default -> throw new AssertionError(id + " is " + phase);
          }
        });
  }

  private void everyDoubtIsExplained() throws SQLException {
    assertThat(texts("SELECT DISTINCT reason FROM outgoing WHERE phase = 'UNCERTAIN'"))
        .isSubsetOf("ANSWER_LOST", "INTERRUPTED_AFTER_HAND_OVER");
    assertThat(
            texts(
                "SELECT id FROM outgoing o WHERE phase = 'UNCERTAIN' AND NOT EXISTS (SELECT 1 FROM"
                    + " outgoing_steps s WHERE s.mail = o.id AND s.phase = 'HANDED_OVER')"))
        .as("in doubt without having been handed over")
        .isEmpty();
    assertThat(texts("SELECT id FROM outgoing WHERE phase = 'UNCERTAIN' AND next IS NOT NULL"))
        .as("in doubt and to be sent again by itself")
        .isEmpty();
  }

  /** A person has them sent again, whatever became of them. */
  private int resolve(Map<String, String> phases) throws Exception {
    List<String> doubts = texts("SELECT id FROM outgoing WHERE phase = 'UNCERTAIN'");
    for (String number : doubts) {
      Distribution.Result result = distribution.run("outgoing", "resolve", number, "--as", "again");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).contains("was sent");
    }
    assertThat(doubts).hasSize((int) phases.values().stream().filter("UNCERTAIN"::equals).count());
    return doubts.size();
  }

  private static void everyDoubtEnds(
      Map<String, String> phases, Map<String, Integer> before, Map<String, Integer> after) {
    Set<String> doubted =
        phases.entrySet().stream()
            .filter(each -> each.getValue().equals("UNCERTAIN"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    after.forEach(
        (id, count) -> {
          int more = doubted.contains(id) ? 1 : 0;
          assertThat(count).as("copies of %s", id).isEqualTo(before.getOrDefault(id, 0) + more);
        });
    assertThat(after.keySet()).containsAll(doubted);
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
  }

  private List<String> texts(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection database = open();
        ResultSet rows = database.createStatement().executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
