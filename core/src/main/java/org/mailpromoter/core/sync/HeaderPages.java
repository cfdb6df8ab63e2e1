package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/**
 * The pages of a folder. A page takes the beginning of each header, which is all of nearly every
 * header; those few that go on are read again, whole, because From or Subject may stand anywhere.
 */
final class HeaderPages {
  /** With more long headers a page ends early: this many of a megabyte are held at once. */
  static final int MOST_LONG = 8;

  /** One byte more than is read, so that the parser sees that there was more. */
  static final int LONGEST = MessageLimits.DEFAULT.headerBytes() + 1;

  private final MailboxSession session;
  private final FolderId folder;
  private final PageLimit limit;

  HeaderPages(MailboxSession session, FolderId folder, PageLimit limit) {
    this.session = session;
    this.folder = folder;
    this.limit = limit;
  }

  /** What arrived since a cursor, with whole headers. */
  ChangePage since(Cursor cursor) throws MailAccessException {
    ChangePage page = session.changesSince(folder, cursor, limit);
    int fits = messagesThatFit(page.changes());
    if (fits < limit.messages()) {
      PageLimit fewer = new PageLimit(fits, limit.headerBytes(), limit.pageBytes());
      page = session.changesSince(folder, cursor, fewer);
    }
    return whole(page);
  }

  /** How many messages a page may have so that it holds no more long headers than are allowed. */
  private int messagesThatFit(List<Change> changes) {
    int messages = 0;
    int tooLong = 0;
    for (Change change : changes) {
      messages += change instanceof Change.OfMessage ? 1 : 0;
      tooLong += isLonger(change) ? 1 : 0;
      if (tooLong > MOST_LONG) {
        return messages - 1;
      }
    }
    return limit.messages();
  }

  private ChangePage whole(ChangePage page) throws MailAccessException {
    List<MessageRef> longer = new ArrayList<>(0);
    for (Change change : page.changes()) {
      if (isLonger(change)) {
        longer.add(((Change.OfMessage) change).ref());
      }
    }
    if (longer.isEmpty()) {
      return page;
    }
    Map<MessageRef, Change> read = new HashMap<>();
    session.headers(longer, LONGEST).forEach(each -> read.put(each.ref(), each));
    List<Change> changes = page.changes().stream().map(change -> read(change, read)).toList();
    return new ChangePage(changes, page.next(), page.more(), page.remaining());
  }

  private static Change read(Change change, Map<MessageRef, Change> read) {
    return change instanceof Change.OfMessage message
        ? read.getOrDefault(message.ref(), change)
        : change;
  }

  private boolean isLonger(Change change) {
    return isLonger(change, limit.headerBytes());
  }

  /** Whether a header that was asked for up to a length goes on behind it. */
  static boolean isLonger(Change change, int headerBytes) {
    return change instanceof Change.Arrived message
        && message.header().length >= headerBytes
        && message.size() > message.header().length
        && EnvelopeParser.headerLength(message.header()) == message.header().length;
  }
}
