package org.mailpromoter.senders.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Deferred;
import org.mailpromoter.core.sending.SubmissionOutcome.Refused;
import org.mailpromoter.core.sending.SubmissionOutcome.Uncertain;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** Every moment of a session beside everything that can go wrong there. */
class SmtpPhasesTest {
  private static final Map<String, SmtpAction> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("4xx", SmtpAction.says("451 4.3.0 Not now"));
    FAULTS.put("421 and closes", SmtpAction.says("421 4.3.2 Shutting down").andCloses());
    FAULTS.put("5xx", SmtpAction.says("554 5.7.1 Never"));
    FAULTS.put("5xx and closes", SmtpAction.says("554 5.7.1 Never").andCloses());
    FAULTS.put("closes", SmtpAction.closes());
    FAULTS.put("resets", SmtpAction.resets());
    FAULTS.put("babbles", SmtpAction.babbles());
    FAULTS.put("says a code alone", SmtpAction.says("2"));
    FAULTS.put("says 3xx", SmtpAction.says("399 Hm"));
    FAULTS.put("keeps and closes", SmtpAction.closes().andKeepsTheMail());
    FAULTS.put("keeps and resets", SmtpAction.resets().andKeepsTheMail());
    FAULTS.put("keeps and babbles", SmtpAction.babbles().andKeepsTheMail());
  }

  private static final List<SmtpMoment> MOMENTS =
      List.of(
          SmtpMoment.GREETING,
          SmtpMoment.EHLO,
          SmtpMoment.STARTTLS,
          SmtpMoment.AUTH,
          SmtpMoment.MAIL,
          SmtpMoment.RCPT,
          SmtpMoment.DATA,
          SmtpMoment.DOT,
          SmtpMoment.QUIT);

  @TestFactory
  Stream<DynamicTest> nothingThatWasAcceptedIsCalledUnsentAndNothingIsUncertainBeforeTheDot() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SmtpMoment moment : MOMENTS) {
      FAULTS.forEach(
          (name, action) -> {
            tests.add(DynamicTest.dynamicTest(moment + " " + name, () -> oneFault(moment, action)));
            tests.add(
                DynamicTest.dynamicTest(
                    moment + " " + name + ", pipelined",
                    () -> oneFault(moment, action, "PIPELINING")));
          });
    }
    return tests.stream();
  }

  /** Each waits for a second, so all do at once. */
  @Test
  void aServerThatIsSilentIsWaitedForAndNotForever() throws Exception {
    List<Callable<Void>> silent = new ArrayList<>();
    for (SmtpMoment moment : MOMENTS) {
      for (SmtpAction each :
          List.of(SmtpAction.isSilent(), SmtpAction.isSilent().andKeepsTheMail())) {
        silent.add(
            () -> {
              oneFault(moment, each);
              return null;
            });
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(silent.size());
    try {
      for (Future<Void> each : threads.invokeAll(silent)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void oneFault(SmtpMoment moment, SmtpAction action, String... more)
      throws Exception {
    boolean tls = moment == SmtpMoment.STARTTLS || moment == SmtpMoment.AUTH;
    Map<String, String> plain = Map.of("security", "insecure-plain", "authentication", "none");
    Map<String, String> keys = new HashMap<>(tls ? Map.of() : plain);
    keys.put("read-timeout", "1s");
    try (ScriptedMailServer server =
        new ScriptedMailServer(
            tls ? ScriptedSmtpServer.startTls() : ScriptedSmtpServer.plain(), more)) {
      server.server().next(moment, action);
      List<Object> commits = new ArrayList<>();
      var sender = server.open(keys);
      SubmissionOutcome outcome =
          sender.submit(
              Mails.to("tom@customer.example"), Mails.message(Mails.TEXT, false), commits::add);
      sender.close();
      boolean dot = moment == SmtpMoment.DOT;
      boolean kept = !server.accepted().isEmpty();
      assertThat(outcome instanceof Uncertain && !dot).as("%s", outcome).isFalse();
      if (kept) {
        assertThat(outcome).isInstanceOfAny(Accepted.class, Uncertain.class);
      } else {
        assertThat(outcome).isNotInstanceOf(Accepted.class);
      }
      boolean reachesTheDot = dot || moment == SmtpMoment.QUIT;
      assertThat(commits).hasSize(reachesTheDot ? 1 : 0);
    }
  }

  /** What is in the buffers of the network may be more than the server reads. */
  @Test
  void aServerThatGoesAwayWithinTheContentMayHaveAcceptedItForAllWeKnow() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      server.server().next(SmtpMoment.CONTENT, SmtpAction.closes());
      assertThat(Mails.sent(server.open())).isInstanceOfAny(Deferred.class, Uncertain.class);
      assertThat(server.accepted()).isEmpty();
    }
  }

  @Test
  void anAnswerThatComesLateCounts() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      CountDownLatch handedOver = new CountDownLatch(1);
      server
          .server()
          .next(SmtpMoment.DOT, SmtpAction.says("250 2.0.0 At last").after(handedOver::await));
      SubmissionOutcome outcome =
          server
              .open(Map.of("final-timeout", "1m"))
              .submit(
                  Mails.to("tom@customer.example"),
                  Mails.message(Mails.TEXT, false),
                  refused -> handedOver.countDown());
      assertThat(((Accepted) outcome).reply()).hasToString("250 2.0.0 At last");
    }
  }

  /** Gmail says so when a mailbox has sent enough for a day. */
  @Test
  void congestionPassesWhateverItsCode() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      server.server().next(SmtpMoment.DOT, SmtpAction.says("550 5.4.5 Daily limit exceeded"));
      assertThat(Mails.sent(server.open())).isInstanceOf(Deferred.class);
    }
  }

  @Test
  void aServerThatShutsDownBetweenTwoMailsIsConnectedAgain() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      var sender = server.open();
      Mails.sent(sender);
      server.server().next(SmtpMoment.RSET, SmtpAction.says("421 4.4.2 Idle").andCloses());
      assertThat(Mails.sent(sender)).isInstanceOf(Accepted.class);
      Mails.sent(sender);
      assertThat(server.server().heard("AUTH")).hasSize(2);
      assertThat(server.accepted()).hasSize(3);
    }
  }

  @Test
  void aConnectionThatDiesBeforeTheServerAnswersIsReplacedOnce() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      var sender = server.open();
      Mails.sent(sender);
      server.server().next(SmtpMoment.MAIL, SmtpAction.resets(), SmtpAction.resets());
      assertThat(Mails.sent(sender)).isInstanceOf(Deferred.class);
      assertThat(server.server().heard("MAIL")).hasSize(3);
      assertThat(Mails.sent(sender)).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void wordsWithoutEndAreCutAndHarmless() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.startTls())) {
      server.server().next(SmtpMoment.MAIL, SmtpAction.says("250 " + "x".repeat(100_000)));
      assertThat(Mails.code(Mails.sent(server.open()))).isEqualTo("smtp/protocol-violation");
      server.server().next(SmtpMoment.MAIL, SmtpAction.says("550 a\n".repeat(500) + "550 b"));
      assertThat(Mails.code(Mails.sent(server.open()))).isEqualTo("smtp/protocol-violation");
      server
          .server()
          .next(SmtpMoment.DOT, SmtpAction.says("554 \u001b[31mred\u202e " + "y".repeat(3_000)));
      Refused refused = (Refused) Mails.sent(server.open());
      assertThat(refused.why()).doesNotContain("\u001b", "\u202e").hasSizeLessThan(500);
    }
  }
}
