package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;

/** Notifications of a waiting session (RFC 2177, RFC 5465). */
@Timeout(120)
class NewsWatchTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final FolderId SENT = new FolderId("Sent");
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ScriptedServer server = new ScriptedServer(new HonestScript());

  @AfterEach
  void stop() {
    server.close();
  }

  /** Says something once while a client idles. */
  private static class Idle extends HonestScript {
    private final String news;
    private final boolean beforeItBegins;
    volatile long arrivedInInbox;
    volatile long arrivedInSent;

    Idle(String news, boolean beforeItBegins) {
      this.news = news;
      this.beforeItBegins = beforeItBegins;
    }

    @Override
    String capabilities() {
      return "IMAP4rev1 IDLE";
    }

    @Override
    long uidNext() {
      return 10 + arrivedInInbox;
    }

    @Override
    void status(Command command, Talk talk) throws IOException {
      talk.say("* STATUS Sent (UIDVALIDITY 7 UIDNEXT " + (10 + arrivedInSent) + ")");
      ok(command, talk);
    }

    void happen() {
      // an override says what
    }

    @Override
    void idle(Command command, Talk talk) throws IOException {
      happen();
      if (beforeItBegins) {
        talk.say(news);
      }
      talk.say("+ idling");
      if (!beforeItBegins) {
        talk.say(news);
      }
      talk.hear();
      ok(command, talk);
    }
  }

  private boolean news(HonestScript script, List<FolderId> folders)
      throws MailAccessException, InterruptedException {
    server.play(script);
    try (MailboxSession session = server.source().open()) {
      session.awaitNews(folders, Duration.ZERO);
      return session.awaitNews(folders, LONG);
    }
  }

  @Test
  void theInboxIsListenedToWhereverItStandsInTheList() throws Exception {
    Idle script =
        new Idle("* 6 EXISTS", false) {
          @Override
          void happen() {
            arrivedInInbox = 1;
          }
        };
    assertThat(news(script, List.of(SENT, INBOX))).isTrue();
    assertThat(server.heard("EXAMINE")).allMatch(command -> command.contains("INBOX"));
  }

  /** Each notification used to leave one connection open behind it. */
  @Test
  void everyWaitUsesTheSameConnection() throws Exception {
    Idle script =
        new Idle("* 6 EXISTS", false) {
          @Override
          void idle(Command command, Talk talk) throws IOException {
            talk.say("+ idling");
            talk.say("* " + (6 + arrivedInInbox++) + " EXISTS");
            talk.hear();
            ok(command, talk);
          }
        };
    server.play(script);
    try (MailboxSession session = server.source().open()) {
      for (int i = 0; i < 5; i++) {
        assertThat(session.awaitNews(List.of(INBOX), LONG)).isTrue();
      }
    }
    assertThat(server.heard("LOGIN")).as("of the session and of its waiting").hasSize(2);
    assertThat(server.heard("EXAMINE")).hasSize(1);
  }

  @Test
  void whatVanishesIsNoNewsAndWhatArrivesAfterItIs() throws Exception {
    Idle script = new Idle("* 1 EXPUNGE\r\n* 4 EXISTS\r\n* 5 EXISTS", false);
    assertThat(news(script, List.of(INBOX))).isTrue();
  }

  @Test
  void whatArrivesJustBeforeListeningBeginsIsNotMissed() throws Exception {
    Idle script =
        new Idle("* 6 EXISTS", true) {
          @Override
          void happen() {
            arrivedInInbox = 1;
          }
        };
    assertThat(news(script, List.of(INBOX))).isTrue();
  }

  @Test
  void aKeywordThatIsSetByHandIsNews() throws Exception {
    assertThat(news(new Idle("* 2 FETCH (FLAGS (\\Seen $Tracked))", false), List.of(INBOX)))
        .isTrue();
  }

  @Test
  void anAnswerThatTellsNothingNewIsNone() throws Exception {
    server.play(new Idle("* OK still here", false));
    try (MailboxSession session = server.source().open()) {
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMillis(200))).isFalse();
    }
  }

  @Test
  void otherFoldersAreToldOfWhereTheServerCan() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Idle script =
        new Idle("* STATUS Sent (UIDNEXT 11)", false) {
          @Override
          String capabilities() {
            return "IMAP4rev1 IDLE NOTIFY";
          }

          @Override
          void notify(Command command, Talk talk) throws IOException {
            asked.countDown();
            ok(command, talk);
          }
        };
    assertThat(news(script, List.of(INBOX, SENT, new FolderId("Büro \"alt\"")))).isTrue();
    assertThat(asked.getCount()).isZero();
    assertThat(server.heard("NOTIFY"))
        .containsExactly(
            "NOTIFY SET (selected-delayed (MessageNew MessageExpunge FlagChange))"
                + " (mailboxes (Sent \"B&APw-ro \\\"alt\\\"\")"
                + " (MessageNew MessageExpunge FlagChange))");
  }

  @Test
  void otherFoldersAreAskedForWhereTheServerRefusesToTell() throws Exception {
    Idle script =
        new Idle("* OK still here", false) {
          @Override
          String capabilities() {
            return "IMAP4rev1 IDLE NOTIFY";
          }

          @Override
          void happen() {
            arrivedInSent = 1;
          }
        };
    assertThat(news(script, List.of(INBOX, SENT))).isTrue();
    assertThat(server.heard("NOTIFY")).hasSize(1);
  }
}
