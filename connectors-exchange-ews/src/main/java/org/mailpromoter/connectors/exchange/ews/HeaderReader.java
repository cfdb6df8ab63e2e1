package org.mailpromoter.connectors.exchange.ews;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.ItemProperties.Detail;
import org.mailpromoter.connectors.exchange.ews.ItemProperties.HeaderSource;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Reads pages of headers for one session. Exchange has the header of a message that came from
 * outside as one text, others have it as a list of fields only; a folder of sent mail has neither.
 * Which it is shows with the first page of a folder. What was transported is asked for its header
 * and little else; the properties of which a header can be made are asked for where that is not
 * enough, and from the start where that was seen of most of a page.
 */
final class HeaderReader {
  private static final int PROBES = 10;

  private final Calls calls;
  private final BatchSize size;
  private final AddressBook book;
  private final Set<FolderId> probed = new HashSet<>();
  private final Set<FolderId> withoutHeaders = new HashSet<>();
  private HeaderSource source = HeaderSource.WHOLE;

  HeaderReader(Calls calls, BatchSize size) {
    this.calls = calls;
    this.size = size;
    this.book = new AddressBook(calls);
  }

  /**
   * A change for each item.
   *
   * @param doing what is being done, for messages to people
   * @param headerBytes a longer header is cut to it
   */
  List<Change.OfMessage> read(String doing, FolderId folder, List<String> ids, int headerBytes)
      throws MailAccessException {
    if (ids.isEmpty()) {
      return List.of();
    }
    Ask ask = new Ask(doing, folder, headerBytes);
    HeaderPage page =
        ask.about(ids, withoutHeaders.contains(folder) ? Detail.ALL : Detail.BESIDE_A_HEADER);
    if (!page.anyHeader() && probed.add(folder) && isElsewhere(ask, ids)) {
      page = ask.about(ids, Detail.BESIDE_A_HEADER);
    }
    List<String> incomplete = page.incomplete();
    if (!incomplete.isEmpty()) {
      page.replace(ask.about(incomplete, Detail.ALL));
    }
    if (incomplete.size() > ids.size() / 2) {
      withoutHeaders.add(folder);
    }
    return page.changes(ids, book.lookUp(doing, page.internalAddresses()));
  }

  /** Whether this server has its headers where they were not looked for. */
  private boolean isElsewhere(Ask ask, List<String> ids) throws MailAccessException {
    HeaderSource before = source;
    source = before.other();
    List<String> some = ids.subList(0, Math.min(PROBES, ids.size()));
    if (!ask.about(some, Detail.BESIDE_A_HEADER).anyHeader()) {
      source = before;
    }
    return source != before;
  }

  /** One page's questions. */
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
      HeaderPage page = new HeaderPage(folder, headerBytes, source, detail);
      new Batches(calls, size, doing).ask(ids, page);
      return page;
    }
  }
}
