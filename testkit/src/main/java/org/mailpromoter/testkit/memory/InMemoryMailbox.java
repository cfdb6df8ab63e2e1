package org.mailpromoter.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** A mailbox with one folder, numbered like IMAP. Thread-safe. */
public final class InMemoryMailbox implements MailboxSource {
  /** The folder. */
  public static final FolderId INBOX = new FolderId("INBOX");

  private final TreeMap<Long, byte[]> messages = new TreeMap<>();
  private final Map<Long, Set<String>> keywords = new HashMap<>();
  private final Map<Long, Instant> receivedAt = new HashMap<>();
  private long epoch = 1;
  private long next = 1;
  private int fetched;

  /** An empty mailbox. */
  public InMemoryMailbox() {}

  /** Delivers a message, received as many seconds after 1970 as its number. */
  public synchronized void deliver(byte[] message) {
    messages.put(next++, message.clone());
  }

  /** A message arrives that was received at another time, as when it is moved here. */
  public synchronized void moveIn(byte[] message, Instant received) {
    receivedAt.put(next, received);
    deliver(message);
  }

  /** Puts a keyword on the last message. */
  public synchronized void markLast(String keyword) {
    keywords.put(messages.lastKey(), Set.of(keyword.toLowerCase(Locale.ROOT)));
  }

  /** Takes the first message away. */
  public synchronized void removeFirst() {
    messages.pollFirstEntry();
  }

  /** Gives every message a new number. */
  public synchronized void renumber() {
    List<byte[]> all = new ArrayList<>(messages.values());
    messages.clear();
    epoch++;
    next = 100;
    all.forEach(this::deliver);
  }

  /** How many whole messages were read. */
  public synchronized int fetched() {
    return fetched;
  }

  @Override
  public MailboxSession open() {
    return new Session();
  }

  private synchronized ChangePage page(Cursor cursor, PageLimit limit) {
    String[] words = cursor.token().split(":", -1);
    boolean known = words.length == 2 && words[0].matches("[0-9]+") && words[1].matches("[0-9]+");
    boolean same = known && words[0].equals(String.valueOf(epoch));
    List<Change> changes = new ArrayList<>();
    if (known && !same) {
      changes.add(new Change.Renumbered(INBOX, words[0], String.valueOf(epoch)));
    }
    long from = same ? Long.parseLong(words[1]) : 0;
    Map<Long, byte[]> left = messages.tailMap(from);
    long reached = same ? from : 0;
    int count = 0;
    for (Map.Entry<Long, byte[]> each : left.entrySet()) {
      if (count == limit.messages()) {
        break;
      }
      changes.add(arrived(each.getKey(), each.getValue(), limit));
      reached = each.getKey() + 1;
      count++;
    }
    long remaining = (long) left.size() - count;
    return new ChangePage(changes, new Cursor(epoch + ":" + reached), remaining > 0, remaining);
  }

  private Change.Arrived arrived(long uid, byte[] message, PageLimit limit) {
    MessageRef ref = new MessageRef(INBOX, String.valueOf(epoch), String.valueOf(uid));
    byte[] header = Arrays.copyOf(message, Math.min(message.length, limit.headerBytes()));
    return new Change.Arrived(
        ref,
        receivedAt.getOrDefault(uid, Instant.EPOCH.plusSeconds(uid)),
        message.length,
        header,
        keywords.getOrDefault(uid, Set.of()));
  }

  private synchronized List<MessageRef> markedWith(Set<String> wanted) {
    return messages.keySet().stream()
        .filter(uid -> !Collections.disjoint(keywords.getOrDefault(uid, Set.of()), wanted))
        .map(uid -> new MessageRef(INBOX, String.valueOf(epoch), String.valueOf(uid)))
        .toList();
  }

  private synchronized void hand(MessageRef ref, BodySink sink) {
    byte[] message = messages.get(Long.parseLong(ref.id()));
    if (message == null || !ref.epoch().equals(String.valueOf(epoch))) {
      sink.missing(ref, "it was taken away");
      return;
    }
    fetched++;
    try {
      sink.message(ref, new ByteArrayInputStream(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Session implements MailboxSession {
    @Override
    public List<Folder> folders() {
      return List.of(new Folder(INBOX, INBOX.value(), FolderRole.INBOX));
    }

    @Override
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      if (!folder.equals(INBOX)) {
        throw new MailAccessException(Missing.FOLDER, "There is no folder " + folder + ".");
      }
      return page(cursor, limit);
    }

    @Override
    public void fetch(List<Change.Arrived> wanted, BodySink sink) {
      wanted.forEach(each -> hand(each.ref(), sink));
    }

    @Override
    public List<MessageRef> marked(FolderId folder, Set<String> wanted) {
      return markedWith(wanted);
    }

    @Override
    public void close() {}
  }

  private enum Missing implements ErrorCode {
    FOLDER;

    @Override
    public String id() {
      return "memory/folder-not-found";
    }

    @Override
    public FaultScope scope() {
      return FaultScope.FOLDER;
    }

    @Override
    public Retry retry() {
      return Retry.AFTER_A_CHANGE;
    }

    @Override
    public String remedy() {
      return "Read the folder INBOX.";
    }
  }
}
