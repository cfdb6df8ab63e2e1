package org.mailpromoter.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * A mailbox with two folders, numbered like IMAP, with every capability of a mailbox. Mail is
 * delivered into the first. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryMailbox implements MailboxSource {
  /** The folder into which mail is delivered. */
  public static final FolderId INBOX = new FolderId("INBOX");

  /** A folder to which mail can be moved. */
  public static final FolderId ARCHIVE = new FolderId("Archive");

  /** The folder of sent mail, where there is one. */
  public static final FolderId SENT = new FolderId("Sent");

  private final Map<FolderId, MemoryFolder> folders = new LinkedHashMap<>();
  private final MemoryFolder inbox = new MemoryFolder(INBOX);
  private final Set<String> refused = new HashSet<>();
  private Set<Capability> capabilities = EnumSet.allOf(Capability.class);
  private boolean marksRefused;
  private boolean headersRefused;
  private boolean loses;
  private long requests;
  private int fetched;
  private long arrivals;

  /** An empty mailbox. */
  public InMemoryMailbox() {
    folders.put(INBOX, inbox);
    folders.put(ARCHIVE, new MemoryFolder(ARCHIVE));
  }

  /** From now on the mailbox has a folder of sent mail. */
  public synchronized void addSent() {
    folders.put(SENT, new MemoryFolder(SENT));
  }

  /** From now on messages that are added arrive, and the answer does not; or it does again. */
  public synchronized void loseAnswersToAdding(boolean lose) {
    loses = lose;
  }

  /** Delivers a message, received as many seconds after 1970 as its number. */
  public synchronized void deliver(byte[] message) {
    inbox.add(message.clone(), Set.of());
    arrivals++;
    notifyAll();
  }

  /** Delivers a message into a folder. */
  public synchronized void deliver(FolderId into, byte[] message) {
    folder(into).add(message.clone(), Set.of());
    arrivals++;
    notifyAll();
  }

  /** A message arrives that was received at another time, as when it is moved here. */
  public synchronized void moveIn(byte[] message, Instant received) {
    inbox.add(message.clone(), Set.of(), received);
    arrivals++;
    notifyAll();
  }

  /** Puts a keyword on the last message. */
  public synchronized void markLast(String keyword) {
    inbox.mark(inbox.last(), Mark.set(keyword));
  }

  /** Removes a keyword from the last message, as a person would. */
  public synchronized void unmarkLast(String keyword) {
    inbox.mark(inbox.last(), Mark.cleared(keyword));
  }

  /** The keywords on the last message, in lower case. */
  public synchronized Set<String> keywordsOfLast() {
    return inbox.keywords(inbox.last());
  }

  /** The keywords on the last message of a folder, in lower case. */
  public synchronized Set<String> keywordsOf(FolderId folder) {
    return folder(folder).keywords(folder(folder).last());
  }

  /** The server forgets every keyword. */
  public synchronized void loseKeywords() {
    inbox.loseKeywords();
  }

  /** From now on the server refuses to mark anything, or no longer. */
  public synchronized void refuseMarks(boolean refuse) {
    marksRefused = refuse;
  }

  /** Returns how many messages a folder has. */
  public synchronized int size(FolderId folder) {
    return folder(folder).size();
  }

  /** Removes the first message. */
  public synchronized void removeFirst() {
    inbox.removeFirst();
  }

  /** Gives every message a new number. Keywords are lost, as they may be after a restore. */
  public synchronized void renumber() {
    inbox.renumber();
  }

  /** From now on the server does not hand out messages that contain a text; empty takes it back. */
  public synchronized void refuseBodiesWith(String text) {
    refused.clear();
    if (!text.isEmpty()) {
      refused.add(text);
    }
  }

  /**
   * From now on the server lists messages that contain a text, and does not hand out their headers;
   * empty takes it back.
   */
  public synchronized void refuseHeadersWith(String text) {
    inbox.refuseHeadersWith(text);
  }

  /** From now on the server returns no headers, or returns them again. */
  public synchronized void refuseHeaders(boolean refuse) {
    headersRefused = refuse;
  }

  /** Returns how often a session was asked for anything that costs a real server a request. */
  public synchronized long requests() {
    return requests;
  }

  /** Sets the capabilities of the mailbox. */
  public synchronized void can(Set<Capability> these) {
    capabilities = Set.copyOf(these);
  }

  /** Returns how many whole messages were read. */
  public synchronized int fetched() {
    return fetched;
  }

  @Override
  public MailboxSession open() {
    return new Session();
  }

  private MemoryFolder folder(FolderId id) {
    return Objects.requireNonNull(folders.get(id), "no such folder");
  }

  private synchronized MemoryFolder existing(FolderId id) throws MailAccessException {
    MemoryFolder folder = folders.get(id);
    if (folder == null) {
      throw new MailAccessException(Failure.FOLDER_NOT_FOUND, "There is no folder " + id + ".");
    }
    return folder;
  }

  private synchronized void hand(MessageRef ref, BodySink sink) {
    Optional<byte[]> message = folder(ref.folder()).find(ref);
    String text = message.map(each -> new String(each, StandardCharsets.ISO_8859_1)).orElse("");
    if (message.isEmpty() || refused.stream().anyMatch(text::contains)) {
      sink.missing(ref, message.isEmpty() ? "it was taken away" : "the server refuses it");
      return;
    }
    fetched++;
    try {
      sink.message(ref, new ByteArrayInputStream(message.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void moveTo(MemoryFolder target, List<MessageRef> messages) {
    for (MessageRef ref : messages) {
      MemoryFolder from = folder(ref.folder());
      Optional<byte[]> message = from.find(ref);
      if (message.isPresent()) {
        target.add(message.get(), from.keywords(ref));
        from.remove(ref);
      }
    }
  }

  private final class Session implements MailboxSession {
    private long seen = -1;
    private boolean closed;

    @Override
    public List<Folder> folders() {
      return folders.keySet().stream().map(id -> new Folder(id, id.value(), role(id))).toList();
    }

    private FolderRole role(FolderId id) {
      return id.equals(INBOX)
          ? FolderRole.INBOX
          : id.equals(SENT) ? FolderRole.SENT : FolderRole.OTHER;
    }

    @Override
    public Set<MessageRef> withMessageId(FolderId folder, MessageId id) throws MailAccessException {
      MemoryFolder read = existing(folder);
      synchronized (InMemoryMailbox.this) {
        requests++;
        return read.withHeader("Message-ID: " + id);
      }
    }

    @Override
    public void append(FolderId folder, RawMessage message, Instant at) throws MailAccessException {
      MemoryFolder into = existing(folder);
      synchronized (InMemoryMailbox.this) {
        try (InputStream bytes = message.open()) {
          into.add(bytes.readAllBytes(), Set.of(), at);
          arrivals++;
          InMemoryMailbox.this.notifyAll();
        } catch (IOException e) {
          throw new MailAccessException(Failure.REFUSED, "The message cannot be read.", e);
        }
        if (loses) {
          throw new MailAccessException(Failure.AWAY, "The mailbox does not answer.");
        }
      }
    }

    @Override
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      MemoryFolder read = existing(folder);
      synchronized (InMemoryMailbox.this) {
        requests++;
        if (headersRefused) {
          throw new MailAccessException(Failure.REFUSED, "The folder " + folder + " is locked.");
        }
        return read.page(cursor, limit);
      }
    }

    @Override
    public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes) {
      synchronized (InMemoryMailbox.this) {
        requests++;
        return messages.isEmpty()
            ? List.of()
            : folder(messages.get(0).folder()).headers(messages, headerBytes);
      }
    }

    @Override
    public void fetch(List<Change.Arrived> wanted, BodySink sink) {
      synchronized (InMemoryMailbox.this) {
        requests++;
      }
      wanted.forEach(each -> hand(each.ref(), sink));
    }

    @Override
    public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> wanted)
        throws MailAccessException {
      MemoryFolder read = existing(folder);
      synchronized (InMemoryMailbox.this) {
        return read.marked(wanted);
      }
    }

    @Override
    public Set<Capability> capabilities() {
      synchronized (InMemoryMailbox.this) {
        return capabilities;
      }
    }

    @Override
    public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
      synchronized (InMemoryMailbox.this) {
        if (marksRefused) {
          throw new MailAccessException(Failure.MARKS_REFUSED, "The mailbox takes no marks.");
        }
        messages.forEach(ref -> folder(ref.folder()).mark(ref, mark));
      }
    }

    @Override
    public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
      moveTo(existing(target), messages);
    }

    @Override
    public boolean awaitNews(List<FolderId> watched, Duration atMost) throws InterruptedException {
      synchronized (InMemoryMailbox.this) {
        long before = seen < 0 ? arrivals : seen;
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (arrivals == before && left > 0 && !closed) {
          TimeUnit.NANOSECONDS.timedWait(InMemoryMailbox.this, left);
          left = until - System.nanoTime();
        }
        seen = arrivals;
        return arrivals != before;
      }
    }

    @Override
    public void close() {
      synchronized (InMemoryMailbox.this) {
        closed = true;
        InMemoryMailbox.this.notifyAll();
      }
    }
  }

  private enum Failure implements ErrorCode {
    FOLDER_NOT_FOUND,
    REFUSED,
    MARKS_REFUSED,
    AWAY;

    @Override
    public String id() {
      return ErrorCode.id("memory", this);
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(
          FaultScope.FOLDER, Retry.AFTER_A_CHANGE, "Read the folder INBOX, and let marks be.");
    }
  }
}
