package org.mailpromoter.core.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Envelope;

/**
 * Parses headers. A header that cannot be fetched or parsed does not stop the run: its message
 * continues as unread, and its header is requested again in later runs.
 */
final class HeaderReading {
  /** A thousand headers are 3 MB in practice; longer ones make a page end early. */
  static final PageLimit PAGE = new PageLimit(1_000, 32 << 10, Weight.PAGE);

  /** Each may be as long as a header can be. */
  private static final int ASKED_TOGETHER = 25;

  private final Function<byte[], Envelope> parser;
  private final Predicate<byte[]> hasId;
  private final Clock clock;

  /**
   * A reading.
   *
   * @param parser parses a header
   * @param hasId whether a header has a Message-ID
   */
  HeaderReading(Function<byte[], Envelope> parser, Predicate<byte[]> hasId, Clock clock) {
    this.parser = parser;
    this.hasId = hasId;
    this.clock = clock;
  }

  /** What is to be known of the contents of these messages of one folder. */
  Contents contents(Collection<? extends Change.OfMessage> messages, MailboxSession session)
      throws MailAccessException {
    return Contents.read(messages, hasId, session);
  }

  /** A message that arrived. */
  Incoming arrived(Change.Arrived arrived, Watermark watermark, Contents contents) {
    Envelope envelope;
    try {
      envelope = contents.under(arrived.ref(), parser.apply(arrived.header()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Obstacle why = MessageFault.obstacle(Obstacle.Kind.HEADER_DAMAGED, e);
      return Incoming.unread(arrived, watermark, why);
    }
    return Incoming.of(arrived, envelope, watermark);
  }

  /** A message that the mailbox lists and does not hand out. */
  Incoming unreadable(Change.Unreadable change, Watermark watermark) {
    Change.Arrived known = new Change.Arrived(change.ref(), clock.instant(), 0, new byte[0]);
    return Incoming.unread(known, watermark, why(change));
  }

  private static Obstacle why(Change.Vanished change) {
    return new Obstacle(Obstacle.Kind.NOT_LISTED, change.why());
  }

  private static Obstacle why(Change.Unreadable change) {
    return new Obstacle(Obstacle.Kind.HEADER_REFUSED, change.why());
  }

  /**
   * Reads headers of messages that were decided before, without holding many long ones at once.
   *
   * @param taker receives each message that the mailbox lists and whose header can be parsed
   * @return the messages that the mailbox no longer lists
   */
  Set<MessageRef> anew(
      List<MessageRef> messages, MailboxSession session, BiConsumer<Change.Arrived, Envelope> taker)
      throws MailAccessException {
    Set<MessageRef> vanished = new HashSet<>();
    List<Change.OfMessage> whole = new ArrayList<>(messages.size());
    List<MessageRef> longer = new ArrayList<>(0);
    for (Change.OfMessage each : session.headers(messages, PAGE.headerBytes())) {
      if (each instanceof Change.Vanished) {
        vanished.add(each.ref());
      } else if (HeaderPages.isLonger(each, PAGE.headerBytes())) {
        longer.add(each.ref());
      } else {
        whole.add(each);
      }
    }
    take(whole, session, taker);
    for (int from = 0; from < longer.size(); from += HeaderPages.MOST_LONG) {
      int to = Math.min(longer.size(), from + HeaderPages.MOST_LONG);
      take(session.headers(longer.subList(from, to), HeaderPages.LONGEST), session, taker);
    }
    return vanished;
  }

  private void take(
      List<Change.OfMessage> messages,
      MailboxSession session,
      BiConsumer<Change.Arrived, Envelope> taker)
      throws MailAccessException {
    Contents contents = contents(messages, session);
    for (Change.OfMessage message : messages) {
      if (message instanceof Change.Arrived arrived) {
        Incoming read = arrived(arrived, Watermark.NONE, contents);
        if (!read.isUnread()) {
          taker.accept(arrived, read.envelope());
        }
      }
    }
  }

  /** The same messages; the headers of those that are unread were asked for again (MS-13). */
  List<Incoming> again(List<Incoming> messages, MailboxSession session) throws MailAccessException {
    List<Incoming> all = new ArrayList<>(messages);
    List<Integer> unread = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isUnread()) {
        unread.add(i);
      }
    }
    for (int from = 0; from < unread.size(); from += ASKED_TOGETHER) {
      List<Integer> some = unread.subList(from, Math.min(unread.size(), from + ASKED_TOGETHER));
      List<MessageRef> refs = some.stream().map(i -> all.get(i).arrived().ref()).toList();
      List<Change.OfMessage> answers = session.headers(refs, HeaderPages.LONGEST);
      Contents contents = contents(answers, session);
      for (int i = 0; i < some.size(); i++) {
        all.set(some.get(i), again(all.get(some.get(i)), answers.get(i), contents));
      }
    }
    return all;
  }

  private Incoming again(Incoming before, Change.OfMessage answer, Contents contents) {
    if (answer instanceof Change.Arrived arrived) {
      return arrivedAtLast(before, arrived, contents);
    }
    return answer instanceof Change.Vanished vanished
        ? before.with(before.attempts().vanished(why(vanished)))
        : before.with(before.attempts().failedAgain(why((Change.Unreadable) answer)));
  }

  /** What was known of it when it was found counts as if it had been read then. */
  private Incoming arrivedAtLast(Incoming before, Change.Arrived arrived, Contents contents) {
    Set<String> keywords = new HashSet<>(arrived.keywords());
    keywords.addAll(before.arrived().keywords());
    Change.Arrived marked =
        new Change.Arrived(
            arrived.ref(),
            arrived.receivedAt(),
            arrived.size(),
            arrived.header(),
            keywords,
            arrived.forwarding());
    Incoming now = arrived(marked, before.arrival().watermark(), contents);
    return now.isUnread()
        ? now.with(before.attempts().failedAgain(now.attempts().why()))
        : now.with(before.attempts());
  }
}
