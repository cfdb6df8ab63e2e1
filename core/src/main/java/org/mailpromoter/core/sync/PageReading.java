package org.mailpromoter.core.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;

/** Reads the pages of a folder, and rejects pages without progress. */
final class PageReading {
  /** Enough to see whether the server hands out the header of any message. */
  private static final PageLimit FEW = new PageLimit(10, HeaderReading.PAGE.headerBytes());

  private final MailboxSession session;
  private final MailboxId mailbox;
  private final FolderId folder;
  private final HeaderPages pages;
  private final Set<Cursor> passed = new HashSet<>();

  PageReading(MailboxSession session, MailboxId mailbox, FolderId folder) {
    this.session = session;
    this.mailbox = mailbox;
    this.folder = folder;
    this.pages = new HeaderPages(session, folder, HeaderReading.PAGE);
  }

  /**
   * The page behind a cursor.
   *
   * @throws MailAccessException also when the server hands out none of the messages that it lists,
   *     or when the page leads back to where the folder was read before
   */
  ChangePage read(Cursor from) throws MailAccessException {
    passed.add(from);
    ChangePage page = pages.since(from);
    if (page.more() && passed.contains(page.next())) {
      throw new MailAccessException(
          SyncError.NO_PROGRESS,
          place()
              + " is read in a loop: its connector reports more pages but returns to an "
              + "earlier one.");
    }
    requireAnyHeader(from, page);
    return page;
  }

  /**
   * One refused message affects only itself; if a page is refused as a whole, no message is the
   * cause.
   */
  private void requireAnyHeader(Cursor from, ChangePage page) throws MailAccessException {
    List<Change.Unreadable> refused =
        page.changes().stream()
            .filter(Change.Unreadable.class::isInstance)
            .map(Change.Unreadable.class::cast)
            .toList();
    if (refused.isEmpty() || hasHeader(page) || (!from.equals(Cursor.START) && handsOutOthers())) {
      return;
    }
    String said = refused.get(0).why();
    throw new MailAccessException(
        SyncError.PAGE_REFUSED,
        place()
            + " cannot be read: the server lists "
            + refused.size()
            + (refused.size() == 1 ? " message" : " messages")
            + " but returns no header. "
            + (said.isEmpty() ? "It does not say why." : "It says: " + said));
  }

  private boolean handsOutOthers() throws MailAccessException {
    return hasHeader(session.changesSince(folder, Cursor.START, FEW));
  }

  private static boolean hasHeader(ChangePage page) {
    return page.changes().stream().anyMatch(Change.Arrived.class::isInstance);
  }

  private String place() {
    return "The folder " + folder + " of the mailbox " + mailbox;
  }
}
