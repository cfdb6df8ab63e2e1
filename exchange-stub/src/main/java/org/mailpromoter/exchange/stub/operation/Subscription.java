package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mailpromoter.exchange.stub.store.StoreEvent;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** A subscription and its undelivered events. Guarded by the subscriptions. */
final class Subscription {
  private final String id;
  private final StoredMailbox mailbox;
  private final Set<Integer> folders;
  private final Set<String> kinds;
  private final Consumer<StoreEvent> watcher;
  private final List<StoreEvent> waiting = new ArrayList<>();

  /** No folders means all of them. */
  Subscription(
      String id,
      StoredMailbox mailbox,
      Set<Integer> folders,
      Set<String> kinds,
      Consumer<StoreEvent> watcher) {
    this.id = id;
    this.mailbox = mailbox;
    this.folders = Set.copyOf(folders);
    this.kinds = Set.copyOf(kinds);
    this.watcher = watcher;
    mailbox.watch(watcher);
  }

  String id() {
    return id;
  }

  void note(StoreEvent event) {
    boolean here =
        folders.isEmpty()
            || folders.contains(event.item().folder())
            || folders.contains(event.old().folder());
    if (here && kinds.contains(event.kind().element())) {
      waiting.add(event);
    }
  }

  List<StoreEvent> take() {
    List<StoreEvent> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  void end() {
    mailbox.leave(watcher);
  }
}
