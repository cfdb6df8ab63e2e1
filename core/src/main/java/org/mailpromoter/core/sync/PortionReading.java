package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;

/**
 * Makes the portions of a page, whose headers are parsed meanwhile. Messages that are in a portion
 * which is not written yet are left out. Used by the session's thread.
 */
final class PortionReading {
  /** Enough messages to be worth a task of their own. */
  private static final int PARSED_TOGETHER = 125;

  private final MailboxSession session;
  private final Workshop workshop;
  private final HeaderReading headers;
  private final Watermark watermark;
  private final Set<MessageRef> suspects;
  private final Set<MessageRef> underway = new HashSet<>();

  /**
   * A reading.
   *
   * @param suspects messages that could not be settled together in a former pass
   */
  PortionReading(Run run, MailboxSession session, Workshop workshop, Set<MessageRef> suspects) {
    this.session = session;
    this.workshop = workshop;
    this.headers = run.headers();
    this.watermark = run.watermark();
    this.suspects = Set.copyOf(suspects);
  }

  /**
   * The portions of a page, at least one. Only the last one moves the cursor.
   *
   * @param from the cursor before the page
   */
  List<Portion> portions(Cursor from, ChangePage page) throws MailAccessException {
    NewMessages found = NewMessages.of(page, underway);
    Contents contents = headers.contents(found.wanted(), session);
    List<List<Change.OfMessage>> parts = found.portions(suspects);
    List<Portion> portions = new ArrayList<>(parts.size());
    long behind = found.messages();
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      List<Change.OfMessage> messages = parts.get(i);
      behind -= messages.size();
      portions.add(
          new Portion(
              from,
              last ? page.next() : from,
              parse(messages, contents),
              messages.stream().map(Change.OfMessage::ref).toList(),
              counts(page, found, last, behind),
              messages.stream().anyMatch(each -> suspects.contains(each.ref()))));
    }
    return portions;
  }

  private static Portion.Counts counts(
      ChangePage page, NewMessages found, boolean last, long behind) {
    return new Portion.Counts(
        last ? found.repeated() : 0,
        last ? found.vanished() : 0,
        page.remaining() < 0 ? -1 : page.remaining() + behind);
  }

  private List<Future<List<Incoming>>> parse(List<Change.OfMessage> messages, Contents contents) {
    List<Future<List<Incoming>>> parsed = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += PARSED_TOGETHER) {
      List<Change.OfMessage> some =
          messages.subList(from, Math.min(messages.size(), from + PARSED_TOGETHER));
      parsed.add(
          workshop.parse(() -> some.stream().map(each -> incoming(each, contents)).toList()));
    }
    return parsed;
  }

  private Incoming incoming(Change.OfMessage message, Contents contents) {
    if (message instanceof Change.Arrived arrived) {
      return headers.arrived(arrived, watermark, contents);
    }
    return headers.unreadable((Change.Unreadable) message, watermark);
  }

  /** The messages of a portion are in the store, which recognizes them if a page repeats them. */
  void written(Portion portion) {
    portion.refs().forEach(underway::remove);
  }
}
