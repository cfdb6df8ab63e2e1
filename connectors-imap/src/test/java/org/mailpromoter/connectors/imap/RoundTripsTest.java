package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Requests for one page or for several batches of messages wait for the server once. */
@Timeout(60)
class RoundTripsTest {
  private static final FolderId INBOX = new FolderId("INBOX");

  private final ScriptedServer server = new ScriptedServer(new HonestScript());

  @AfterEach
  void stop() {
    server.close();
  }

  /** Answers the first request for messages only when it has heard all of them. */
  private static final class Patient extends HonestScript {
    private final int requests;
    private boolean heard;

    Patient(int requests) {
      this.requests = requests;
    }

    @Override
    String size(long uid) {
      return String.valueOf(3 << 20);
    }

    @Override
    void fetch(Command command, Talk talk) throws IOException {
      List<Command> all = new ArrayList<>(List.of(command));
      while (!heard && all.size() < requests) {
        all.add(Command.of(talk.hear()));
      }
      heard = true;
      for (Command each : all) {
        super.fetch(each, talk);
      }
    }
  }

  @Test
  void thePiecesOfAPageAreAskedForTogether() throws Exception {
    server.play(new Patient(3));
    try (MailboxSession session = server.source().open()) {
      PageLimit pieces = new PageLimit(1_000, 8 << 20);
      assertThat(session.changesSince(INBOX, Cursor.START, pieces).changes()).hasSize(5);
    }
  }

  @Test
  void batchesOfMessagesAreAskedForTogether() throws Exception {
    server.play(new HonestScript());
    try (MailboxSession session = server.source().open()) {
      List<Change.Arrived> messages =
          session.changesSince(INBOX, Cursor.START, new PageLimit(1_000, 4096)).changes().stream()
              .map(Change.Arrived.class::cast)
              .map(each -> sized(each, 3 << 20))
              .toList();
      server.play(new Patient(4));
      List<MessageRef> read = new ArrayList<>();
      session.fetch(messages, new Reading(read));
      assertThat(read).hasSize(5);
    }
  }

  private static Change.Arrived sized(Change.Arrived message, long size) {
    return new Change.Arrived(
        message.ref(), message.receivedAt(), size, message.header(), message.keywords());
  }

  private record Reading(List<MessageRef> read) implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      assertThat(message.readAllBytes()).isNotEmpty();
      read.add(ref);
    }

    @Override
    public void missing(MessageRef ref, String reason) {
      throw new AssertionError(ref + " is missing: " + reason);
    }
  }
}
