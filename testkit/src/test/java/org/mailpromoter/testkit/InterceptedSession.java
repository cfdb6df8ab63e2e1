package org.mailpromoter.testkit;

import java.util.List;
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

/** Does something just before bodies are read. */
record InterceptedSession(MailboxSession session, Runnable beforeFetch) implements MailboxSession {
  @Override
  public List<Folder> folders() throws MailAccessException {
    return session.folders();
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    return session.changesSince(folder, cursor, limit);
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    return session.headers(messages, headerBytes);
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    beforeFetch.run();
    session.fetch(messages, sink);
  }

  @Override
  public void close() {
    session.close();
  }
}
