package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.guard.CallLimits;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.core.guard.GuardedMailbox;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** The time limit of a server, regardless of what it sends meanwhile. */
class CallLimitsTest {
  private static final Change.Arrived MESSAGE =
      new Change.Arrived(
          new MessageRef(new FolderId("INBOX"), "", "1"), Instant.EPOCH, 100, new byte[0]);

  /** A session whose one message never ends, however much of it is read. */
  private static final class Dripping implements MailboxSession {
    @Override
    public List<Folder> folders() {
      return List.of();
    }

    @Override
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit) {
      throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes) {
      throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
      try {
        sink.message(
            messages.get(0).ref(),
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }
            });
      } catch (IOException e) {
        throw new IllegalStateException(e); // it was abandoned
      }
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private static final class Reading implements BodySink {
    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      while (message.read() >= 0) {
        // to its end
      }
    }

    @Override
    public void missing(MessageRef ref, String why) {
      // there is none
    }
  }

  @Test
  void aServerThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    CallLimits limits = CallLimits.of(Duration.ofMillis(300));
    try (MailboxSession session = new GuardedMailbox("anna", Dripping::new, limits).open()) {
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.fetch(List.of(MESSAGE), new Reading()));
      assertThat(e.code()).isEqualTo(ForeignFault.CONNECTOR_HANGS);
      assertThat(e.sentence()).contains("anna", "read messages");
    }
  }
}
