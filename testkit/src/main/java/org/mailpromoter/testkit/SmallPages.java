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

/** Reads few messages at a time. */
record SmallPages(MailboxSession session, int messages) implements MailboxSession {
  @Override
  public List<Folder> folders() throws MailAccessException {
    return session.folders();
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    return session.changesSince(folder, cursor, new PageLimit(messages, limit.headerBytes()));
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> all, int headerBytes)
      throws MailAccessException {
    return session.headers(all, headerBytes);
  }

  @Override
  public void fetch(List<Change.Arrived> wanted, BodySink sink) throws MailAccessException {
    session.fetch(wanted, sink);
  }

  @Override
  public void close() {
    session.close();
  }
}
