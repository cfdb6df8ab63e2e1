package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * The messages of a page to decide, each once: messages that are repeated in the page, or that were
 * in an earlier page still in progress, are left out.
 *
 * @param wanted the messages in their order
 * @param repeated how many were repeated
 * @param vanished how many are gone
 */
record NewMessages(List<Change.OfMessage> wanted, long repeated, long vanished) {

  /**
   * Those of a page.
   *
   * @param underway places of messages that are not written yet; gets those of this page, too
   */
  static NewMessages of(ChangePage page, Set<MessageRef> underway) {
    List<Change.OfMessage> wanted = new ArrayList<>(page.changes().size());
    long repeated = 0;
    long vanished = 0;
    for (Change change : page.changes()) {
      if (change instanceof Change.Vanished) {
        vanished++;
      } else if (change instanceof Change.OfMessage message) {
        if (underway.add(message.ref())) {
          wanted.add(message);
        } else {
          repeated++;
        }
      }
    }
    return new NewMessages(wanted, repeated, vanished);
  }

  long messages() {
    return wanted.size();
  }

  /**
   * Cut into what is decided together; there is one portion at least, and suspects are apart.
   *
   * @param suspects messages that could not be settled together with others
   */
  List<List<Change.OfMessage>> portions(Set<MessageRef> suspects) {
    List<List<Change.OfMessage>> portions = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= wanted.size(); i++) {
      boolean ends =
          i == wanted.size()
              || suspects.contains(wanted.get(i).ref())
                  != suspects.contains(wanted.get(i - 1).ref());
      if (ends) {
        portions.addAll(Weight.portions(wanted.subList(from, i), Weight::of));
        from = i;
      }
    }
    if (portions.isEmpty()) {
      portions.add(List.of());
    }
    return portions;
  }
}
