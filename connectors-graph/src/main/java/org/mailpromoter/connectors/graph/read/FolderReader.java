package org.mailpromoter.connectors.graph.read;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.PageSize;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.connectors.graph.server.Reading;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Reads folders page by page for one session. */
public final class FolderReader {
  private final Calls calls;
  private final Reading reading;
  private final HeaderReader headers;
  private final Known known;
  private final Sweep sweep;
  private final Map<Reading, Reader> readers;
  private final Map<String, Progress> progress = new HashMap<>();

  /**
   * A reader of one mailbox.
   *
   * @param known shared by the sessions of the mailbox
   */
  public FolderReader(
      Calls calls, GraphServer server, HeaderReader headers, Known known, Clock clock) {
    PageSize size = new PageSize(server.pageSize());
    this.calls = calls;
    this.reading = server.reading();
    this.headers = headers;
    this.known = known;
    this.sweep = new Sweep(calls, headers, known, clock);
    this.readers =
        Map.of(
            Reading.DELTA, new DeltaReader(calls, headers, known, size),
            Reading.LIST, new ListReader(calls, headers, size));
  }

  /** Changes of a folder of sent mail have no headers. */
  private Reading readingOf(Found folder) {
    return folder.role() == FolderRole.SENT ? Reading.LIST : reading;
  }

  /**
   * The page after a cursor.
   *
   * @param doing what is being done, for messages to people
   */
  public ChangePage page(String doing, FolderId name, Found folder, Cursor token, PageLimit limit)
      throws MailAccessException {
    known.askedWith(folder.id(), token);
    Reading way = readingOf(folder);
    GraphCursor cursor = GraphCursor.of(token, way, folder.id());
    Reader.Ask ask = new Reader.Ask(doing, name, folder);
    Reader.Step step = reader(way).read(ask, cursor, limit);
    if (step.idle() && sweep.isDue(cursor)) {
      step = sweep.look(ask, step.next(), limit);
    } else if (step.idle() && cursor.sweepAt() > 0) {
      return ChangePage.unchanged(token);
    }
    return handedOut(ask, step);
  }

  private Reader reader(Reading way) {
    return Objects.requireNonNull(readers.get(way));
  }

  private ChangePage handedOut(Reader.Ask ask, Reader.Step step) throws MailAccessException {
    List<String> ids = step.portion().ids();
    Progress made = progress.computeIfAbsent(ask.folder().id(), unused -> new Progress());
    if (made.isStuck(ids, step.more())) {
      throw calls.failures().senseless(ask.doing(), "it continues without an end");
    }
    GraphCursor next = step.more() ? step.next() : sweep.planned(step.next());
    boolean more = step.more() || sweep.isDue(next);
    known.handedOut(ask.folder().id(), ids, next.token());
    return new ChangePage(List.copyOf(step.portion().changes()), next.token(), more, more ? -1 : 0);
  }

  /** Headers of messages that were reported before, in the order of the question. */
  public List<Change.OfMessage> headers(
      String doing, FolderId name, Found folder, List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    List<String> ids = messages.stream().map(MessageRef::id).distinct().toList();
    HeaderSource source = HeaderSource.of(readingOf(folder));
    Map<String, Change.OfMessage> found = new HashMap<>();
    headers
        .read(doing, name, source, ids, headerBytes)
        .forEach(change -> found.put(change.ref().id(), change));
    return messages.stream().map(ref -> Objects.requireNonNull(found.get(ref.id()))).toList();
  }

  /** Notices pages that follow each other without an end and bring nothing new. */
  private static final class Progress {
    private static final int MOST_BARREN = 1_000;
    private static final int MOST_REMEMBERED = 5_000;

    private final Set<Long> seen = new LinkedHashSet<>();
    private int barren;

    boolean isStuck(List<String> ids, boolean more) {
      boolean fresh = false;
      for (String id : ids) {
        fresh |= seen.add(Digest.of(id));
        if (seen.size() > MOST_REMEMBERED) {
          seen.remove(seen.iterator().next());
        }
      }
      barren = fresh || !more ? 0 : barren + 1;
      return barren > MOST_BARREN;
    }
  }
}
