package org.mailpromoter.core.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/** A session of a third-party connector, called on its own thread, with checked answers. */
final class GuardedSession implements MailboxSession {
  /** How long closing a connector may take before it is abandoned. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final MailboxSession behind;
  private final Set<Capability> capabilities;
  private final CallLimits limits;
  private final ConnectorThread thread;

  GuardedSession(
      MailboxSession behind,
      Set<Capability> capabilities,
      CallLimits limits,
      ConnectorThread thread) {
    this.behind = behind;
    this.capabilities = capabilities;
    this.limits = limits;
    this.thread = thread;
  }

  @Override
  public List<Folder> folders() throws MailAccessException {
    String what = "list folders";
    return list(what, ask(what, behind::folders));
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    String what = "read the folder " + folder;
    ChangePage page = ask(what, () -> behind.changesSince(folder, cursor, limit));
    if (page == null) {
      throw thread.defect(what, "it returned null", null);
    }
    if (page.more() && page.next().equals(cursor)) {
      throw thread.defect(what, "it reports more pages but its cursor does not move", null);
    }
    for (Change change : page.changes()) {
      if (change instanceof Change.OfMessage message && !message.ref().folder().equals(folder)) {
        throw thread.defect(what, "it reports a message of " + message.ref().folder(), null);
      }
    }
    return page;
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    String what = "read headers again";
    List<Change.OfMessage> changes =
        list(what, ask(what, () -> behind.headers(messages, headerBytes)));
    if (!changes.stream().map(Change.OfMessage::ref).toList().equals(messages)) {
      throw thread.defect(what, "it answers for other messages", null);
    }
    return changes;
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    run(
        "read messages",
        limits.reading(messages),
        () -> behind.fetch(messages, new GuardedBodySink(sink, thread)));
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    String what = "find marked messages of the folder " + folder;
    Map<MessageRef, Set<String>> marked =
        keywords(what, ask(what, () -> behind.marked(folder, keywords)));
    if (marked.values().stream().anyMatch(each -> each.isEmpty() || !keywords.containsAll(each))) {
      throw thread.defect(what, "it does not say which of the keywords they carry", null);
    }
    return marked;
  }

  @Override
  public Map<MessageRef, Set<String>> keywords(List<MessageRef> messages)
      throws MailAccessException {
    String what = "read the keywords of messages";
    Map<MessageRef, Set<String>> keywords =
        keywords(what, ask(what, () -> behind.keywords(messages)));
    if (!new HashSet<>(messages).containsAll(keywords.keySet())) {
      throw thread.defect(what, "it answers for other messages", null);
    }
    return keywords;
  }

  private Map<MessageRef, Set<String>> keywords(String what, Map<MessageRef, Set<String>> answer)
      throws MailAccessException {
    if (answer == null) {
      throw thread.defect(what, "it returned null", null);
    }
    Map<MessageRef, Set<String>> keywords = new LinkedHashMap<>();
    for (MessageRef message : list(what, answer.keySet())) {
      keywords.put(message, Set.copyOf(list(what, answer.get(message))));
    }
    return keywords;
  }

  @Override
  public Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    String what = "look whether messages are still there";
    return Set.copyOf(list(what, ask(what, () -> behind.present(messages))));
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    require(Capability.MARKS);
    run("mark messages", limits.asking(), () -> behind.mark(messages, mark));
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    require(Capability.MOVES);
    run(
        "move messages to the folder " + target,
        limits.asking(),
        () -> behind.move(messages, target));
  }

  @Override
  public Set<MessageRef> withMessageId(FolderId folder, MessageId id) throws MailAccessException {
    require(Capability.FINDS);
    String what = "find a message in the folder " + folder;
    Set<MessageRef> found =
        Set.copyOf(list(what, ask(what, () -> behind.withMessageId(folder, id))));
    if (found.stream().anyMatch(each -> !each.folder().equals(folder))) {
      throw thread.defect(what, "it answers for another folder", null);
    }
    return found;
  }

  @Override
  public void append(FolderId folder, RawMessage message, Instant at) throws MailAccessException {
    require(Capability.APPENDS);
    run(
        "add a message to the folder " + folder,
        limits.writing(message.size()),
        () -> behind.append(folder, message, at));
  }

  @Override
  public boolean awaitNews(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    require(Capability.NEWS);
    return thread.askInterruptibly(
        "wait for news", limits.opening().plus(atMost), () -> behind.awaitNews(folders, atMost));
  }

  private void require(Capability capability) {
    if (!capabilities.contains(capability)) {
      throw new UnsupportedOperationException("this mailbox has no " + capability);
    }
  }

  /** Closing may hang as well, and may be what ends a call that hangs. */
  @Override
  public void close() {
    Thread closing = new Thread(this::closeBehind, Thread.currentThread().getName() + "-close");
    closing.setDaemon(true);
    closing.start();
    boolean interrupted = Thread.interrupted();
    try {
      closing.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    thread.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeBehind() {
    try {
      behind.close();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      thread.giveUp(); // everything was committed before; a connection is lost at worst
    }
  }

  /** A call without an answer. */
  private interface Work {
    void run() throws MailAccessException;
  }

  private void run(String what, Duration limit, Work work) throws MailAccessException {
    ask(
        what,
        limit,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T ask(String what, Callable<T> call) throws MailAccessException {
    return ask(what, limits.asking(), call);
  }

  private <T> T ask(String what, Duration limit, Callable<T> call) throws MailAccessException {
    try {
      return thread.ask(what, limit, call);
    } catch (MailAccessException e) {
      if (e.code() == ForeignFault.CONNECTOR_HANGS) {
        close();
      }
      throw e;
    }
  }

  private <T> List<T> list(String what, @Nullable Collection<T> answer) throws MailAccessException {
    if (answer == null || answer.stream().anyMatch(each -> each == null)) {
      throw thread.defect(what, "it returned null", null);
    }
    return List.copyOf(answer);
  }
}
