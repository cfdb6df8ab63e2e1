package org.mailpromoter.connectors.exchange.ews.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.call.BatchSize;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.read.ItemProperties.Detail;
import org.mailpromoter.connectors.exchange.ews.read.ItemProperties.HeaderSource;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * Reads pages of headers for one session. Exchange has the header of a message that came from
 * outside as one text, others have it as a list of fields only; a folder of sent mail has neither.
 * The first page of a folder shows which applies. For transported items little more than the header
 * is requested; the properties for a generated header are requested if that is not enough, and from
 * the start if most of a page needed them.
 */
public final class HeaderReader {
  private static final int PROBES = 10;

  /** Maximum memory for the headers of one portion. */
  private static final int MOST_AT_ONCE = 16 << 20;

  private final Calls calls;
  private final BatchSize size;
  private final AddressBook book;
  private final Set<FolderId> probed = new HashSet<>();
  private final Set<FolderId> withoutHeaders = new HashSet<>();
  private HeaderSource source = HeaderSource.WHOLE;

  public HeaderReader(Calls calls, BatchSize size) {
    this.calls = calls;
    this.size = size;
    this.book = new AddressBook(calls);
  }

  /**
   * A page of items, in their order. It ends with the item at which the headers reach the limit.
   *
   * @param doing what is being done, for messages to people
   * @throws MailAccessException also if every item that is there is refused for the same reason:
   *     that concerns the folder, and is not a reason to continue without its messages (MS-14)
   */
  List<Change.OfMessage> page(String doing, FolderId folder, List<String> ids, PageLimit limit)
      throws MailAccessException {
    List<Change.OfMessage> changes = new ArrayList<>(ids.size());
    List<Reply> refusals = new ArrayList<>();
    long bytes = 0;
    for (List<String> some : portions(ids, limit.headerBytes())) {
      Read read = read(new Ask(doing, folder, limit.headerBytes()), some);
      for (String id : some) {
        if (bytes >= limit.pageBytes()) {
          break;
        }
        Change.OfMessage change = read.change(id);
        bytes += change instanceof Change.Arrived arrived ? arrived.header().length : 0;
        changes.add(change);
        read.page().refusal(id).ifPresent(refusals::add);
      }
      if (bytes >= limit.pageBytes()) {
        break;
      }
    }
    failIfRefusedTogether(doing, changes, refusals);
    return changes;
  }

  /** A change for each item, in their order. */
  public List<Change.OfMessage> all(
      String doing, FolderId folder, List<String> ids, int headerBytes) throws MailAccessException {
    List<Change.OfMessage> changes = new ArrayList<>(ids.size());
    for (List<String> some : portions(ids, headerBytes)) {
      Read read = read(new Ask(doing, folder, headerBytes), some);
      some.forEach(id -> changes.add(read.change(id)));
    }
    return changes;
  }

  /** Few enough that their headers fit into memory, however long they are. */
  private static List<List<String>> portions(List<String> ids, int headerBytes) {
    int most = Math.max(1, MOST_AT_ONCE / headerBytes);
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += most) {
      portions.add(ids.subList(from, Math.min(ids.size(), from + most)));
    }
    return portions;
  }

  /** One message that is refused costs itself; a page of which all are is about more than them. */
  private void failIfRefusedTogether(
      String doing, List<Change.OfMessage> changes, List<Reply> refusals)
      throws MailAccessException {
    boolean none = changes.stream().noneMatch(Change.Arrived.class::isInstance);
    boolean alike = refusals.stream().map(Reply::code).distinct().count() == 1;
    if (none && alike && refusals.size() > 1) {
      throw calls.failures().ofFolder(doing, refusals.get(0));
    }
  }

  /**
   * Items that were read.
   *
   * @param page the items
   * @param book SMTP addresses by Exchange's internal addresses
   */
  private record Read(HeaderPage page, Map<String, String> book) {
    Change.OfMessage change(String id) {
      return page.change(id, book);
    }
  }

  private Read read(Ask ask, List<String> ids) throws MailAccessException {
    HeaderPage page =
        ask.about(ids, withoutHeaders.contains(ask.folder) ? Detail.ALL : Detail.BESIDE_A_HEADER);
    if (page.anyItem() && !page.anyHeader() && probed.add(ask.folder) && isElsewhere(ask, ids)) {
      page = ask.about(ids, Detail.BESIDE_A_HEADER);
    }
    List<String> incomplete = page.incomplete();
    if (!incomplete.isEmpty()) {
      page.replace(ask.about(incomplete, Detail.ALL));
    }
    if (incomplete.size() > ids.size() / 2) {
      withoutHeaders.add(ask.folder);
    }
    return new Read(page, book.lookUp(ask.doing, page.internalAddresses()));
  }

  /** Whether this server has its headers in the other place. */
  private boolean isElsewhere(Ask ask, List<String> ids) throws MailAccessException {
    HeaderSource before = source;
    source = before.other();
    List<String> some = ids.subList(0, Math.min(PROBES, ids.size()));
    if (!ask.about(some, Detail.BESIDE_A_HEADER).anyHeader()) {
      source = before;
    }
    return source != before;
  }

  /** The questions about one page. */
  private final class Ask {
    private final String doing;
    private final FolderId folder;
    private final int headerBytes;

    Ask(String doing, FolderId folder, int headerBytes) {
      this.doing = doing;
      this.folder = folder;
      this.headerBytes = headerBytes;
    }

    HeaderPage about(List<String> ids, Detail detail) throws MailAccessException {
      HeaderPage page = new HeaderPage(folder, headerBytes, source, detail, calls.failures());
      new Batches(calls, size, doing).ask(ids, page);
      return page;
    }
  }
}
