package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.mailpromoter.core.mailbox.Change;

/**
 * Reads several pieces of a page for one round trip: all requests are sent, then the answers are
 * read one after the other, and what failed is asked for again afterwards.
 */
final class HeaderPieces {
  private HeaderPieces() {}

  /** A change for each of the UIDs, in ascending order. */
  static List<Change.OfMessage> read(
      GuardedProtocol protocol, List<UidRanges> pieces, Supplier<HeaderPage> reading)
      throws ProtocolException, IOException {
    Map<UidRanges, HeaderPage> pages = new LinkedHashMap<>();
    List<String> commands = new ArrayList<>();
    for (UidRanges piece : pieces) {
      HeaderPage page = reading.get();
      pages.put(piece, page);
      commands.add(page.command(piece));
    }
    protocol.sendAhead(commands);
    for (Map.Entry<UidRanges, HeaderPage> each : pages.entrySet()) {
      each.getValue().begin(each.getKey());
    }
    List<Change.OfMessage> changes = new ArrayList<>();
    for (Map.Entry<UidRanges, HeaderPage> each : pages.entrySet()) {
      changes.addAll(each.getValue().finish(each.getKey()));
    }
    return changes;
  }
}
