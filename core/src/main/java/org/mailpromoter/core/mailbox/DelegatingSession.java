package org.mailpromoter.core.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * A session that delegates every call to another one; a base class for sessions that change only
 * some calls.
 *
 * @since 0.1
 */
public abstract class DelegatingSession implements MailboxSession {
  private final MailboxSession behind;

  /**
   * A session in front of another one.
   *
   * @param behind answers every call; closed when this one is
   */
  protected DelegatingSession(MailboxSession behind) {
    this.behind = Objects.requireNonNull(behind, "behind");
  }

  /** The session that answers. */
  protected final MailboxSession behind() {
    return behind;
  }

  @Override
  public List<Folder> folders() throws MailAccessException {
    return behind.folders();
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    return behind.changesSince(folder, cursor, limit);
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    return behind.headers(messages, headerBytes);
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    behind.fetch(messages, sink);
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    return behind.marked(folder, keywords);
  }

  @Override
  public Map<MessageRef, Set<String>> keywords(List<MessageRef> messages)
      throws MailAccessException {
    return behind.keywords(messages);
  }

  @Override
  public Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    return behind.present(messages);
  }

  @Override
  public Set<Capability> capabilities() {
    return behind.capabilities();
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    behind.mark(messages, mark);
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    behind.move(messages, target);
  }

  @Override
  public Set<MessageRef> withMessageId(FolderId folder, MessageId id) throws MailAccessException {
    return behind.withMessageId(folder, id);
  }

  @Override
  public void append(FolderId folder, RawMessage message, Instant at) throws MailAccessException {
    behind.append(folder, message, at);
  }

  @Override
  public boolean awaitNews(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    return behind.awaitNews(folders, atMost);
  }

  @Override
  public void close() {
    behind.close();
  }
}
