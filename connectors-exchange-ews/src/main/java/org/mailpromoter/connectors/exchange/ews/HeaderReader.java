package org.mailpromoter.connectors.exchange.ews;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Reads pages of headers for one session. Exchange has the header of a message that came from
 * outside as one text, others have it as a list of fields only; a folder of sent mail has neither.
 * Which it is shows with the first page of a folder.
 */
final class HeaderReader {
  private static final int PROBES = 10;

  private final Calls calls;
  private final BatchSize size;
  private final Set<FolderId> probed = new HashSet<>();
  private ItemProperties.HeaderSource source = ItemProperties.HeaderSource.WHOLE;

  HeaderReader(Calls calls, BatchSize size) {
    this.calls = calls;
    this.size = size;
  }

  /**
   * A change for each item.
   *
   * @param doing what is being done, for messages to people
   * @param headerBytes a longer header is cut to it
   */
  List<Change> read(String doing, FolderId folder, List<String> ids, int headerBytes)
      throws MailAccessException {
    HeaderPage page = ask(doing, ids, new HeaderPage(folder, headerBytes, source));
    if (!ids.isEmpty() && !page.anyHeader() && probed.add(folder)) {
      ItemProperties.HeaderSource other = source.other();
      List<String> some = ids.subList(0, Math.min(PROBES, ids.size()));
      if (ask(doing, some, new HeaderPage(folder, headerBytes, other)).anyHeader()) {
        source = other;
        page = ask(doing, ids, new HeaderPage(folder, headerBytes, source));
      }
    }
    return page.changes(ids);
  }

  private HeaderPage ask(String doing, List<String> ids, HeaderPage page)
      throws MailAccessException {
    new Batches(calls, size, doing).ask(ids, page);
    return page;
  }
}
