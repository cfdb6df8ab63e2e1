package org.mailpromoter.connectors.graph.read;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.PageSize;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Reads a folder by the time of receipt: the messages from the last one on, the oldest first.
 * Header and size of each come with the page, also in a folder of sent mail, where changes have
 * neither. The cursor is a time and the messages of that time that are known.
 */
final class ListReader implements Reader {
  /** Maximum of Graph. */
  private static final int MOST = 1_000;

  /** How many pages are passed over in one call on which everything is known or is no mail. */
  private static final int MOST_PASSED = 20;

  private final Calls calls;
  private final HeaderReader headers;
  private final PageSize size;

  ListReader(Calls calls, HeaderReader headers, PageSize size) {
    this.calls = calls;
    this.headers = headers;
    this.size = size;
  }

  @Override
  public Step read(Ask ask, GraphCursor cursor, PageLimit limit) throws MailAccessException {
    String link = "";
    for (int pages = 1; ; pages++) {
      MessagePage page = page(ask, cursor, link, limit);
      Step step = step(ask, cursor, page, limit);
      boolean barren = step.portion().changes().isEmpty() && !page.nextLink().isEmpty();
      if (!barren || pages == MOST_PASSED) {
        return step;
      }
      if (page.nextLink().equals(link)) {
        throw calls.failures().senseless(ask.doing(), "its next page is the same page");
      }
      link = page.nextLink();
    }
  }

  private MessagePage page(Ask ask, GraphCursor cursor, String link, PageLimit limit)
      throws MailAccessException {
    while (true) {
      int some = Math.min(size.now(), limit.messages());
      String target = link.isEmpty() ? target(ask, cursor, some) : link;
      if (!link.isEmpty() && !calls.links().admits(link)) {
        throw calls.failures().astray(ask.doing(), link);
      }
      Calls.Answered<MessagePage> answer =
          calls.ask(ask.doing(), Request.get(target), () -> new MessagePage(limit.headerBytes()));
      if (answer.reply().isFine()) {
        size.grow();
        return answer.content();
      }
      if (!answer.reply().is(GraphError.TOO_SLOW) || !link.isEmpty() || !size.shrink(some)) {
        throw calls.failures().ofFolder(ask.doing(), answer.reply());
      }
    }
  }

  /** Members of the order come first in the filter, or Graph finds it inefficient. */
  private static String target(Ask ask, GraphCursor cursor, int some) {
    String since =
        cursor.isStart()
            ? ""
            : "$filter=" + Links.query("receivedDateTime ge " + cursor.at()) + "&";
    int top = Math.min(MOST, some + cursor.handed().size());
    return ask.folder().path()
        + "/messages?"
        + since
        + "$orderby=receivedDateTime&$top="
        + top
        + "&"
        + HeaderSource.TEXT.whole();
  }

  private Step step(Ask ask, GraphCursor cursor, MessagePage page, PageLimit limit)
      throws MailAccessException {
    boolean more = !page.nextLink().isEmpty();
    if (more && !isInOrder(page.all())) {
      throw calls
          .failures()
          .senseless(ask.doing(), "its messages are not in the order that was asked for");
    }
    List<Row> fresh =
        page.arrivals().stream()
            .filter(row -> !cursor.handed().contains(Digest.text(row.id())))
            .toList();
    Portion portion = Portion.of(changes(ask, fresh, limit), limit);
    int count = portion.changes().size();
    boolean whole = count == fresh.size();
    List<Row> covered = whole ? page.all() : fresh.subList(0, count);
    return new Step(portion, after(cursor, covered), more || !whole, count == 0 && !more);
  }

  private static boolean isInOrder(List<Row> rows) {
    Instant before = Instant.MIN;
    for (Row row : rows) {
      if (row.received().isBefore(before)) {
        return false;
      }
      before = row.received();
    }
    return true;
  }

  private List<Change.OfMessage> changes(Ask ask, List<Row> rows, PageLimit limit)
      throws MailAccessException {
    List<Row> some = rows.subList(0, Math.min(rows.size(), limit.messages()));
    return headers.completed(ask, HeaderSource.TEXT, some, limit, Row::isHeaderCut);
  }

  /** The time of the last message, and all that is known of that time. */
  private static GraphCursor after(GraphCursor cursor, List<Row> covered) {
    Instant last = cursor.isStart() ? Instant.MIN : Instant.parse(cursor.at());
    Instant before = last;
    for (Row row : covered) {
      last = row.isReceived() && row.received().isAfter(last) ? row.received() : last;
    }
    if (last.equals(Instant.MIN)) {
      return cursor;
    }
    Set<String> handed = new LinkedHashSet<>(last.equals(before) ? cursor.handed() : Set.of());
    for (Row row : covered) {
      if (row.received().equals(last)) {
        handed.add(Digest.text(row.id()));
      }
    }
    return cursor.at(last.toString(), handed);
  }
}
