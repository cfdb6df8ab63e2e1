package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;

/** How many headers a question asks for: each question takes a far server a round trip. */
class HeaderQuestionsTest {
  private static final FolderId INBOX = new FolderId("INBOX");

  /** So long that the bytes of sixteen of them are asked for at once. */
  private static final int LONG_HEADER = 1 << 20;

  private final Many many = new Many();
  private final ScriptedServer server = new ScriptedServer(many);

  /** A hundred messages. */
  private static final class Many extends HonestScript {
    private final List<Integer> questions = new ArrayList<>();

    @Override
    List<Long> uids() {
      return LongStream.rangeClosed(1, 100).boxed().toList();
    }

    @Override
    void fetch(Command command, Talk talk) throws IOException {
      questions.add(among(command.rest().substring(0, command.rest().indexOf(' '))).size());
      super.fetch(command, talk);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Integer> questions(int page) throws MailAccessException {
    try (MailboxSession session = server.source().open()) {
      Cursor cursor = Cursor.START;
      boolean more = true;
      while (more) {
        ChangePage read = session.changesSince(INBOX, cursor, new PageLimit(page, LONG_HEADER));
        cursor = read.next();
        more = read.more();
      }
    }
    return many.questions;
  }

  @Test
  void shortHeadersAreAskedForTwiceAsManyAtATime() throws Exception {
    assertThat(questions(100)).containsExactly(16, 32, 32, 20);
  }

  @Test
  void aPageOfShortHeadersIsOneQuestion() throws Exception {
    assertThat(questions(30)).containsExactly(16, 14, 30, 30, 10);
  }
}
