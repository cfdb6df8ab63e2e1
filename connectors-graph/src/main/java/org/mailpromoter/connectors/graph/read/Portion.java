package org.mailpromoter.connectors.graph.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * What is handed out of the rows of an answer: as much as the limit of a page allows (MS-15).
 *
 * @param changes in the order of the rows
 * @param isWhole whether all rows are among them
 */
record Portion(List<Change.OfMessage> changes, boolean isWhole) {
  /** Copies the list. */
  Portion {
    changes = List.copyOf(changes);
  }

  static Portion of(List<Change.OfMessage> all, PageLimit limit) {
    List<Change.OfMessage> some = new ArrayList<>();
    long bytes = 0;
    for (Change.OfMessage each : all) {
      if (some.size() >= limit.messages() || bytes >= limit.pageBytes()) {
        return new Portion(some, false);
      }
      some.add(each);
      bytes += each instanceof Change.Arrived arrived ? arrived.header().length : 0;
    }
    return new Portion(some, true);
  }

  List<String> ids() {
    return changes.stream().map(each -> each.ref().id()).toList();
  }

  /** The digests of its messages and of others. */
  Set<String> digestsAnd(Set<String> others) {
    Set<String> digests = new LinkedHashSet<>(others);
    ids().forEach(id -> digests.add(Digest.text(id)));
    return digests;
  }
}
