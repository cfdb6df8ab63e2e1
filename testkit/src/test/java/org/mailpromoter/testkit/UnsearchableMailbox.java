package org.mailpromoter.testkit;

import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** A mailbox whose server has keywords and does not search for them. */
record UnsearchableMailbox(MailboxSession session) implements MailboxSession {
  @Override
  public List<MessageRef> marked(FolderId folder, Set<String> keywords) throws MailAccessException {
    throw new MailAccessException(
        MailboxError.KEYWORDS_NOT_SEARCHED, "The folder " + folder + " cannot be searched.");
  }

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
    session.fetch(messages, sink);
  }

  @Override
  public Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    return session.present(messages);
  }

  @Override
  public Set<Capability> capabilities() {
    return session.capabilities();
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    session.mark(messages, mark);
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    session.move(messages, target);
  }

  @Override
  public void close() {
    session.close();
  }
}
