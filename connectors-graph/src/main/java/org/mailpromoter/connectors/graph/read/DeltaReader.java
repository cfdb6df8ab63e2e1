package org.mailpromoter.connectors.graph.read;

import java.util.List;
import java.util.Set;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.PageSize;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Reads a folder by its changes. Graph answers each page with a link to the next one, and the last
 * with a link to what happens later: the links are the cursor. Headers come with the changes; rows
 * without any are completed in batches. Changes of messages that are known, removals and drafts are
 * left out; where a change is written like an arrival, the memory of what was reported tells it.
 */
final class DeltaReader implements Reader {
  private final Calls calls;
  private final HeaderReader headers;
  private final Known known;
  private final PageSize size;

  DeltaReader(Calls calls, HeaderReader headers, Known known, PageSize size) {
    this.calls = calls;
    this.headers = headers;
    this.known = known;
    this.size = size;
  }

  @Override
  public Step read(Ask ask, GraphCursor cursor, PageLimit limit) throws MailAccessException {
    GraphCursor at = cursor;
    Calls.Answered<MessagePage> answer = page(ask, at, limit);
    if (answer.reply().is(GraphError.SYNC_STATE_LOST) && !at.isStart()) {
      at = GraphCursor.start(cursor.reading(), cursor.folder());
      answer = page(ask, at, limit);
    }
    if (answer.reply().is(GraphError.ID_REFUSED) && at.isStart()) {
      throw calls.failures().noDelta(ask.doing(), answer.reply());
    }
    if (!answer.reply().isFine()) {
      throw calls.failures().ofFolder(ask.doing(), answer.reply());
    }
    return step(ask, at, answer.content(), limit);
  }

  /** A page that takes the server too long is asked for in smaller pieces. */
  private Calls.Answered<MessagePage> page(Ask ask, GraphCursor cursor, PageLimit limit)
      throws MailAccessException {
    while (true) {
      int some = Math.min(size.now(), limit.messages());
      Request request =
          Request.get(target(ask, cursor)).with("Prefer", "odata.maxpagesize=" + some);
      Calls.Answered<MessagePage> answer =
          calls.ask(ask.doing(), request, () -> new MessagePage(limit.headerBytes()));
      if (!answer.reply().is(GraphError.TOO_SLOW) || !size.shrink(some)) {
        if (answer.reply().isFine()) {
          size.grow();
        }
        return answer;
      }
    }
  }

  /** The options of the first request are part of every link; {@code $top} would end the round. */
  private static String target(Ask ask, GraphCursor cursor) {
    return cursor.isStart()
        ? ask.folder().path() + "/messages/delta?" + HeaderSource.FIELDS.select()
        : cursor.at();
  }

  private Step step(Ask ask, GraphCursor cursor, MessagePage page, PageLimit limit)
      throws MailAccessException {
    String link = link(ask, cursor, page);
    boolean more = !page.nextLink().isEmpty();
    Set<String> handed = cursor.handed();
    List<Row> rows =
        page.arrivals().stream()
            .filter(row -> !handed.contains(Digest.text(row.id())))
            .filter(row -> !known.has(cursor.folder(), row.id()))
            .toList();
    Portion portion = Portion.of(changes(ask, rows, limit), limit);
    if (portion.isWhole() && portion.changes().size() == rows.size()) {
      boolean idle = page.isEmpty() && !more && !cursor.isStart() && handed.isEmpty();
      return new Step(portion, cursor.at(link, Set.of()), more, idle);
    }
    // a start has no link to name the page again: what was handed out is told in front of it
    return new Step(portion, cursor.at(cursor.at(), portion.digestsAnd(handed)), true, false);
  }

  private String link(Ask ask, GraphCursor cursor, MessagePage page) throws MailAccessException {
    String link = page.nextLink().isEmpty() ? page.deltaLink() : page.nextLink();
    if (link.isEmpty()) {
      throw calls.failures().senseless(ask.doing(), "it has no link to continue with");
    }
    if (!calls.links().admits(link)) {
      throw calls.failures().astray(ask.doing(), link);
    }
    if (page.nextLink().equals(cursor.at()) && !cursor.isStart()) {
      throw calls.failures().senseless(ask.doing(), "its next page is the same page");
    }
    return link;
  }

  /** Those of the rows that fit, with the headers that the changes lack. */
  private List<Change.OfMessage> changes(Ask ask, List<Row> rows, PageLimit limit)
      throws MailAccessException {
    List<Row> some = rows.subList(0, Math.min(rows.size(), limit.messages()));
    return headers.completed(ask, HeaderSource.FIELDS, some, limit, row -> !row.hasHeader());
  }
}
