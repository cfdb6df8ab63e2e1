package org.mailpromoter.connectors.exchange.ews.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Reads folders page by page, the oldest message first, in whatever order the server lists them.
 */
public final class OldestFirst {
  /** 32,000 changes: a longer list is gathered in several calls, with empty pages in between. */
  private static final int CALLS_AT_ONCE = 64;

  private final Calls calls;
  private final HeaderReader headers;

  /** How far each folder was listed in this session: later arrivals need not be waited for. */
  private final Map<FolderId, String> listedUpTo = new HashMap<>();

  /** Of the folder that is being read. */
  private @Nullable Backlog held;

  public OldestFirst(Calls calls, HeaderReader headers) {
    this.calls = calls;
    this.headers = headers;
  }

  /**
   * The page after a cursor.
   *
   * @param doing what is being done, for messages to people
   * @param id writes the folder's id
   */
  public ChangePage page(
      String doing, FolderId folder, XmlRequest.Part id, Cursor token, PageLimit limit)
      throws MailAccessException {
    Backlog.Listing listing = (state, taker) -> new FolderChanges(calls, doing, id, state, taker);
    EwsCursor cursor = EwsCursor.of(token);
    Backlog backlog = backlog(folder, cursor, listing);
    if (!backlog.list(CALLS_AT_ONCE)) {
      cursor = EwsCursor.START;
      backlog = new Backlog(folder, cursor, listing, Backlog.ROOM);
      backlog.list(CALLS_AT_ONCE);
    }
    held = backlog;
    if (!backlog.isListed()) {
      return new ChangePage(List.of(), backlog.here().token(), true, -1);
    }
    listedUpTo.put(folder, backlog.to());
    boolean idle = cursor.isWhole() && !cursor.equals(EwsCursor.START) && !backlog.isChanged();
    return idle ? ChangePage.unchanged(token) : handOut(doing, folder, cursor, backlog, limit);
  }

  private Backlog backlog(FolderId folder, EwsCursor cursor, Backlog.Listing listing) {
    Backlog known = held;
    return known != null && known.holds(folder, cursor)
        ? known
        : new Backlog(folder, cursor, listing, Backlog.ROOM);
  }

  private ChangePage handOut(
      String doing, FolderId folder, EwsCursor cursor, Backlog backlog, PageLimit limit)
      throws MailAccessException {
    List<Arrival> arrivals = backlog.after(cursor, limit.messages());
    List<Change.OfMessage> read = headers.page(doing, folder, ids(arrivals), limit);
    EwsCursor next = read.isEmpty() ? backlog.end() : backlog.after(arrivals.get(read.size() - 1));
    long left = backlog.left(next);
    if (next.isWhole()) {
      held = null;
    }
    return new ChangePage(List.copyOf(read), next.token(), left != 0, left);
  }

  private static List<String> ids(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::id).toList();
  }

  /** What arrived after a folder was read in this session and before listening began. */
  public boolean hasArrived(String doing, FolderId folder, XmlRequest.Part id)
      throws MailAccessException {
    Optional<String> seen = Optional.ofNullable(listedUpTo.get(folder));
    if (seen.isEmpty()) {
      return false;
    }
    boolean[] any = {false};
    FolderChanges since = new FolderChanges(calls, doing, id, seen.get(), arrival -> any[0] = true);
    return !since.readOn(CALLS_AT_ONCE) || any[0];
  }
}
