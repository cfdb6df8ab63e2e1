package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.call.BatchSize;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.mark.Categories;
import org.mailpromoter.connectors.exchange.ews.mark.KeywordSearch;
import org.mailpromoter.connectors.exchange.ews.mark.Moves;
import org.mailpromoter.connectors.exchange.ews.news.News;
import org.mailpromoter.connectors.exchange.ews.read.Folders;
import org.mailpromoter.connectors.exchange.ews.read.HeaderReader;
import org.mailpromoter.connectors.exchange.ews.read.MimeFetch;
import org.mailpromoter.connectors.exchange.ews.read.OldestFirst;
import org.mailpromoter.connectors.exchange.ews.read.Presence;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
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
import org.mailpromoter.http.Pause;

/** A mailbox on an Exchange server. Nothing that is read is marked as read (MS-1). */
final class EwsSession implements MailboxSession {
  private final Calls calls;
  private final Lines lines;
  private final Clock clock;
  private final Pause pause;
  private final Folders folders;
  private final HeaderReader headers;
  private final OldestFirst reading;
  private final KeywordSearch search;
  private final BatchSize bodies;
  private final BatchSize writes;
  private final BatchSize lookups;

  /** Held by the one call that is going on, so that closing knows whether the line is free. */
  private final ReentrantLock calling = new ReentrantLock();

  private List<FolderId> subscribed = List.of();
  private @Nullable News news;
  private volatile @Nullable Calls ears;
  private volatile boolean closed;

  private EwsSession(
      Calls calls, Lines lines, Clock clock, Pause pause, EwsServer server, Folders folders) {
    this.calls = calls;
    this.lines = lines;
    this.clock = clock;
    this.pause = pause;
    this.folders = folders;
    this.lookups = new BatchSize(server.headerBatch());
    this.headers = new HeaderReader(calls, lookups);
    this.search = new KeywordSearch(calls);
    this.reading = new OldestFirst(calls, headers);
    this.bodies = new BatchSize(server.bodyBatch());
    this.writes = new BatchSize(server.bodyBatch());
  }

  /** Opens lines to the server, each with its own login. */
  @FunctionalInterface
  interface Lines {
    Calls open() throws MailAccessException;
  }

  /** Connects, logs in and looks whether the mailbox is there. */
  static EwsSession open(EwsServer server, Lines lines, Clock clock, Pause pause)
      throws MailAccessException {
    Calls calls = lines.open();
    try {
      return new EwsSession(calls, lines, clock, pause, server, Folders.of(calls));
    } catch (MailAccessException | RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  /** A call to the server. */
  private interface Call<T> {
    T call() throws MailAccessException;
  }

  private <T> T calling(Call<T> call) throws MailAccessException {
    calling.lock();
    try {
      return call.call();
    } finally {
      calling.unlock();
    }
  }

  @Override
  public List<Folder> folders() throws MailAccessException {
    return calling(folders::list);
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    return calling(() -> page(folder, cursor, limit));
  }

  private ChangePage page(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    String doing = "reading the folder " + folder;
    return reading.page(doing, folder, folders.id(doing, folder), cursor, limit);
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return List.of();
    }
    FolderId folder = messages.get(0).folder();
    String doing = "reading headers of the folder " + folder;
    Map<MessageRef, Change.OfMessage> found = new HashMap<>();
    calling(() -> headers.all(doing, folder, ids(messages), headerBytes))
        .forEach(change -> found.put(change.ref(), change));
    return messages.stream().map(found::get).toList();
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    String doing = "reading messages of the folder " + messages.get(0).ref().folder();
    calling(
        () -> {
          new MimeFetch(calls, bodies, doing, sink).read(messages);
          return true;
        });
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    if (keywords.isEmpty()) {
      return Map.of();
    }
    String doing = "looking for categories in the folder " + folder;
    return placed(folder, calling(() -> search.find(doing, folders.id(doing, folder), keywords)));
  }

  @Override
  public Map<MessageRef, Set<String>> keywords(List<MessageRef> messages)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return Map.of();
    }
    FolderId folder = messages.get(0).folder();
    Categories categories =
        new Categories(calls, lookups, "reading categories in the folder " + folder);
    return placed(folder, calling(() -> categories.of(ids(messages))));
  }

  private static Map<MessageRef, Set<String>> placed(
      FolderId folder, Map<String, Set<String>> keywords) {
    Map<MessageRef, Set<String>> placed = new LinkedHashMap<>();
    keywords.forEach((id, carried) -> placed.put(new MessageRef(folder, "", id), carried));
    return placed;
  }

  @Override
  public Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    if (messages.isEmpty()) {
      return Set.of();
    }
    String doing = "looking for messages of the folder " + messages.get(0).folder();
    Presence presence = new Presence();
    calling(
        () -> {
          new Batches(calls, lookups, doing).ask(ids(messages), presence);
          return true;
        });
    return messages.stream().filter(ref -> presence.has(ref.id())).collect(Collectors.toSet());
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.MARKS, Capability.MOVES, Capability.NEWS);
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    String doing = "putting categories on messages of the folder " + messages.get(0).folder();
    calling(
        () -> {
          new Categories(calls, writes, doing).mark(ids(messages), mark);
          return true;
        });
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    String doing = "moving messages to the folder " + target;
    calling(
        () -> {
          Moves moves = new Moves(folders.id(doing, target));
          new Batches(calls, writes, doing).ask(ids(messages), moves);
          moves.refusals().failIfAny(calls.failures(), doing);
          return true;
        });
  }

  private static List<String> ids(List<MessageRef> messages) {
    return messages.stream().map(MessageRef::id).distinct().toList();
  }

  @Override
  public boolean awaitNews(List<FolderId> watched, Duration atMost)
      throws MailAccessException, InterruptedException {
    calling.lockInterruptibly();
    try {
      return listen(watched, clock.instant().plus(atMost));
    } catch (MailAccessException e) {
      news = null;
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw e;
    } finally {
      calling.unlock();
    }
  }

  private boolean listen(List<FolderId> watched, Instant until)
      throws MailAccessException, InterruptedException {
    News current = news;
    if (current == null || !subscribed.equals(watched)) {
      current = subscribe(watched);
      if (hasArrived(watched)) {
        return true;
      }
    }
    News.Heard heard = current.await(until);
    news = heard == News.Heard.LOST ? null : current;
    return heard != News.Heard.NOTHING;
  }

  private News subscribe(List<FolderId> watched) throws MailAccessException {
    endNews();
    List<XmlRequest.Part> ids = new ArrayList<>();
    for (FolderId folder : watched) {
      ids.add(folders.id(News.DOING, folder));
    }
    News made = News.of(calls, ears(), clock, pause, ids);
    news = made;
    subscribed = List.copyOf(watched);
    return made;
  }

  private Calls ears() throws MailAccessException {
    Calls known = ears;
    Calls made = known == null ? lines.open() : known;
    ears = made;
    if (closed) {
      made.close();
    }
    return made;
  }

  /** What arrived after a folder was read and before listening began. */
  private boolean hasArrived(List<FolderId> watched) throws MailAccessException {
    for (FolderId folder : watched) {
      if (reading.hasArrived(News.DOING, folder, folders.id(News.DOING, folder))) {
        return true;
      }
    }
    return false;
  }

  private void endNews() throws MailAccessException {
    News current = news;
    news = null;
    if (current != null) {
      current.unsubscribe();
    }
  }

  /** May come from another thread and makes a call that hangs fail. */
  @Override
  public void close() {
    closed = true;
    if (calling.tryLock()) {
      try {
        endNews();
      } catch (MailAccessException e) {
        // Exchange drops a subscription automatically when nobody listens to it
      } finally {
        calling.unlock();
      }
    }
    pause.close();
    calls.close();
    Calls listening = ears;
    if (listening != null) {
      listening.close();
    }
  }
}
