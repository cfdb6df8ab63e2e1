package org.mailpromoter.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/** Returns messages that fail when read beyond 200 KB, as a parser might. */
final class BreakingSession extends DelegatingSession {
  BreakingSession(MailboxSession session) {
    super(session);
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    super.fetch(
        messages,
        new BodySink() {
          @Override
          public void message(MessageRef ref, InputStream message) throws IOException {
            sink.message(ref, new Stumbling(message));
          }

          @Override
          public void missing(MessageRef ref, String why) {
            sink.missing(ref, why);
          }
        });
  }

  private static final class Stumbling extends FilterInputStream {
    private long read;

    Stumbling(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      read += Math.max(0, count);
      if (read > 700_000) {
        throw new StackOverflowError("stumbled");
      }
      return count;
    }
  }
}
