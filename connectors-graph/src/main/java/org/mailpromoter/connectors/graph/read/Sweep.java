package org.mailpromoter.connectors.graph.read;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Looks through the last days of a folder from time to time, so that completeness does not rest on
 * lists of changes alone: mail that was moved in was seen to be missing there. Only ids are listed;
 * those that were not reported in this process are reported, and the engine recognises what it has.
 */
final class Sweep {
  /** How far back a sweep looks. */
  private static final Duration BACK = Duration.ofDays(3);

  /** After a first reading, and after each sweep. */
  private static final Duration SOON = Duration.ofMinutes(15);

  private static final Duration INTERVAL = Duration.ofHours(4);

  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 4;

  /** What a sweep reports at once; its headers cost a request each. */
  private static final int MOST_REPORTED = 200;

  private final Calls calls;
  private final HeaderReader headers;
  private final Known known;
  private final Clock clock;

  Sweep(Calls calls, HeaderReader headers, Known known, Clock clock) {
    this.calls = calls;
    this.headers = headers;
    this.known = known;
    this.clock = clock;
  }

  /** The same cursor with a sweep planned, if its folder was read to the end. */
  GraphCursor planned(GraphCursor cursor) {
    return cursor.sweepAt() == 0
        ? cursor.sweepingAt(clock.instant().plus(SOON).getEpochSecond())
        : cursor;
  }

  boolean isDue(GraphCursor cursor) {
    return cursor.sweepAt() > 0 && clock.instant().getEpochSecond() >= cursor.sweepAt();
  }

  /** Looks through a folder that was read up to a cursor. */
  Reader.Step look(Reader.Ask ask, GraphCursor cursor, PageLimit limit) throws MailAccessException {
    List<String> strange =
        ids(ask).stream().filter(id -> !known.has(ask.folder().id(), id)).toList();
    if (strange.isEmpty()) {
      long next = clock.instant().plus(INTERVAL).getEpochSecond();
      Portion nothing = new Portion(List.of(), true);
      return new Reader.Step(nothing, cursor.sweepingAt(next), false, false);
    }
    int count = Math.min(Math.min(strange.size(), limit.messages()), MOST_REPORTED);
    List<Change.OfMessage> read =
        headers.read(
            ask.doing(),
            ask.name(),
            HeaderSource.of(cursor.reading()),
            strange.subList(0, count),
            limit.headerBytes());
    // another second, so that the cursor tells how far the sweep has come; it is due all the same
    return new Reader.Step(
        Portion.of(read, limit), cursor.sweepingAt(cursor.sweepAt() - 1), true, false);
  }

  /** The newest first, so that a folder with more is swept where it matters. */
  private List<String> ids(Reader.Ask ask) throws MailAccessException {
    String since = clock.instant().minus(BACK).truncatedTo(ChronoUnit.SECONDS).toString();
    String target =
        ask.folder().path()
            + "/messages?$filter="
            + Links.query("receivedDateTime ge " + since)
            + "&$orderby="
            + Links.query("receivedDateTime desc")
            + "&$select=id,receivedDateTime,isDraft&$top="
            + PAGE;
    List<String> ids = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES && !target.isEmpty(); pages++) {
      Calls.Answered<MessagePage> answer =
          calls.ask(ask.doing(), Request.get(target), () -> new MessagePage(1));
      if (!answer.reply().isFine()) {
        throw calls.failures().ofFolder(ask.doing(), answer.reply());
      }
      answer.content().arrivals().forEach(row -> ids.add(row.id()));
      target = answer.content().nextLink();
      if (!target.isEmpty() && !calls.links().admits(target)) {
        throw calls.failures().astray(ask.doing(), target);
      }
    }
    return ids;
  }
}
