package org.mailpromoter.connectors.graph;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.PageSize;
import org.mailpromoter.connectors.graph.mark.Categories;
import org.mailpromoter.connectors.graph.mark.KeywordSearch;
import org.mailpromoter.connectors.graph.mark.Moves;
import org.mailpromoter.connectors.graph.news.News;
import org.mailpromoter.connectors.graph.read.FolderReader;
import org.mailpromoter.connectors.graph.read.Folders;
import org.mailpromoter.connectors.graph.read.Found;
import org.mailpromoter.connectors.graph.read.HeaderReader;
import org.mailpromoter.connectors.graph.read.Known;
import org.mailpromoter.connectors.graph.read.MimeFetch;
import org.mailpromoter.connectors.graph.read.Presence;
import org.mailpromoter.connectors.graph.server.GraphServer;
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

/** A mailbox of Microsoft 365. Nothing that is read is marked as read (MS-1). */
final class GraphSession implements MailboxSession {
  private final Calls calls;
  private final String mailbox;
  private final Clock clock;
  private final Pause pause;
  private final Folders folders;
  private final FolderReader reading;
  private final News news;
  private final PageSize bodies = new PageSize(Batches.MOST);
  private volatile boolean closed;

  private GraphSession(Calls calls, Place place, Clock clock, Pause pause, Folders folders) {
    this.calls = calls;
    this.mailbox = place.mailbox();
    this.clock = clock;
    this.pause = pause;
    this.folders = folders;
    HeaderReader headers = new HeaderReader(calls, mailbox);
    this.reading = new FolderReader(calls, place.server(), headers, place.known(), clock);
    this.news = new News(calls, mailbox, place.server().newsInterval(), clock, pause);
  }

  /**
   * What is opened.
   *
   * @param server the server profile
   * @param mailbox where the mailbox is below the root of Graph
   * @param known what the sessions of the mailbox reported
   */
  record Place(GraphServer server, String mailbox, Known known) {}

  /** Connects, logs in and looks whether the mailbox is there. */
  static GraphSession open(Calls calls, Place place, Clock clock, Pause pause)
      throws MailAccessException {
    try {
      return new GraphSession(calls, place, clock, pause, Folders.of(calls, place.mailbox()));
    } catch (MailAccessException | RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  @Override
  public List<Folder> folders() throws MailAccessException {
    return folders.list();
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    String doing = "reading the folder " + folder;
    return reading.page(doing, folder, folders.find(doing, folder), cursor, limit);
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return List.of();
    }
    FolderId folder = messages.get(0).folder();
    String doing = "reading headers of the folder " + folder;
    return reading.headers(doing, folder, folders.find(doing, folder), messages, headerBytes);
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    if (!messages.isEmpty()) {
      String doing = "reading messages of the folder " + messages.get(0).ref().folder();
      new MimeFetch(calls, bodies, mailbox, doing, sink).read(messages);
    }
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    if (keywords.isEmpty()) {
      return Map.of();
    }
    String doing = "looking for categories in the folder " + folder;
    String path = folders.find(doing, folder).path();
    return placed(folder, KeywordSearch.find(calls, doing, path, keywords));
  }

  @Override
  public Map<MessageRef, Set<String>> keywords(List<MessageRef> messages)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return Map.of();
    }
    FolderId folder = messages.get(0).folder();
    String doing = "reading categories in the folder " + folder;
    return placed(folder, new Categories(calls, mailbox, doing).of(ids(messages)));
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
    Set<String> present = Presence.of(calls, doing, mailbox, ids(messages));
    return messages.stream().filter(ref -> present.contains(ref.id())).collect(Collectors.toSet());
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.MARKS, Capability.MOVES, Capability.NEWS);
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    if (!messages.isEmpty()) {
      String doing = "putting categories on messages of the folder " + messages.get(0).folder();
      new Categories(calls, mailbox, doing).mark(ids(messages), mark);
    }
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    if (!messages.isEmpty()) {
      String doing = "moving messages to the folder " + target;
      Moves.move(calls, mailbox, doing, ids(messages), folders.find(doing, target).id());
    }
  }

  private static List<String> ids(List<MessageRef> messages) {
    return messages.stream().map(MessageRef::id).distinct().toList();
  }

  @Override
  public boolean awaitNews(List<FolderId> watched, Duration atMost)
      throws MailAccessException, InterruptedException {
    try {
      List<Found> found = new ArrayList<>();
      for (FolderId folder : watched) {
        found.add(folders.find(News.DOING, folder));
      }
      return news.await(found, clock.instant().plus(atMost), () -> closed);
    } catch (MailAccessException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  /** May come from another thread and makes a call that hangs fail. */
  @Override
  public void close() {
    closed = true;
    pause.close();
    calls.close();
  }
}
