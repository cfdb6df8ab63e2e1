package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;

/** Servers that never stop: that mailbox ends with a sentence, and the memory stays bounded. */
@Timeout(120)
class AnswersWithoutEndTest {
  private static final FolderId INBOX = new FolderId("INBOX");

  private final ScriptedServer server = new ScriptedServer(new HonestScript());

  @AfterEach
  void stop() {
    server.close();
  }

  private MailAccessException failure(HonestScript script) {
    server.play(script);
    return catchThrowableOfType(
        MailAccessException.class,
        () -> {
          try (MailboxSession session = server.source().open()) {
            session.folders();
            session.changesSince(INBOX, Cursor.START, new PageLimit(1_000, 64 << 10));
          }
        });
  }

  private static void endless(Talk talk, String answer) throws IOException {
    String many = answer.repeat(1 + 10_000 / answer.length());
    while (true) {
      talk.sayRaw(many);
    }
  }

  @Test
  void endlessAnswersToAnyCommandEndThatMailbox() {
    for (String command : List.of("CAPABILITY", "LIST", "EXAMINE", "UID SEARCH", "UID FETCH")) {
      MailAccessException e =
          failure(
              new HonestScript() {
                @Override
                void greet(Talk talk) throws IOException {
                  talk.say("* OK ready");
                }

                @Override
                void answer(Command asked, Talk talk) throws IOException {
                  if (asked.name().equals(command)) {
                    endless(talk, "* 1 RECENT\r\n");
                  }
                  super.answer(asked, talk);
                }
              });
      assertThat(e).as(command).isNotNull();
      assertThat(e.code()).as(command).isEqualTo(ImapError.ANSWER_TOO_LARGE);
      assertThat(e.sentence()).contains("the answer is too large");
    }
  }

  @Test
  void endlessMessagesEndThatMailbox() {
    MailAccessException e =
        failure(
            new HonestScript() {
              @Override
              void fetch(Command command, Talk talk) throws IOException {
                String header = "X: " + "y".repeat(60_000) + "\r\n\r\n";
                endless(talk, "* 1 FETCH (UID 1 BODY[HEADER]<0> " + literal(header) + ")\r\n");
              }
            });
    assertThat(e.code()).isEqualTo(ImapError.ANSWER_TOO_LARGE);
  }

  @Test
  void aFolderOfImpossiblyManyMessagesIsRefusedBeforeMemoryIsSetAside() {
    for (String count : List.of("2147483647", "100000000")) {
      MailAccessException e =
          failure(
              new HonestScript() {
                @Override
                void fetch(Command command, Talk talk) throws IOException {
                  talk.say("* " + count + " EXISTS");
                  super.fetch(command, talk);
                }
              });
      assertThat(e).as(count).isNotNull();
      assertThat(e.code()).isEqualTo(ImapError.ANSWER_TOO_LARGE);
      assertThat(e.sentence()).contains(count);
    }
  }

  /** A byte now and then, forever: no single read is late. */
  private static final class Drip extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }

  @Test
  void aDripEndsWhenTheCommandHasTakenTooLongAltogether() {
    AnswerLimit limit = new AnswerLimit(Duration.ZERO, 0);
    GuardedInputStream in = new GuardedInputStream(new Drip(), limit);
    Assertions.assertThatThrownBy(
            () -> {
              while (in.read() >= 0) {
                Thread.onSpinWait();
              }
            })
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("takes too long");
  }

  @Test
  void eachCommandHasItsOwnLimit() throws IOException {
    AnswerLimit limit = new AnswerLimit(Duration.ofMinutes(1));
    for (int command = 0; command < 3; command++) {
      limit.begin();
      limit.came(AnswerLimit.SLACK);
      Assertions.assertThatThrownBy(() -> limit.came(1))
          .isInstanceOf(AnswerTooLargeException.class);
    }
  }
}
