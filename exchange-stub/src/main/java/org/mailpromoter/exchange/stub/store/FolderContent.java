package org.mailpromoter.exchange.stub.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder and what is in it. Guarded by the mailbox. */
final class FolderContent {
  final int number;
  final String folderClass;
  int parent;
  String name;
  int change;
  private final Map<Integer, StoredItem> items = new LinkedHashMap<>();
  private int unread;
  private @Nullable List<StoredItem> listed;

  FolderContent(int number, int parent, String name, String folderClass, int change) {
    this.number = number;
    this.parent = parent;
    this.name = name;
    this.folderClass = folderClass;
    this.change = change;
  }

  /** In the order they came. */
  List<StoredItem> items() {
    List<StoredItem> known = listed == null ? List.copyOf(items.values()) : listed;
    listed = known;
    return known;
  }

  @Nullable StoredItem item(int wanted) {
    return items.get(wanted);
  }

  /** Puts an item at the end, or instead of the one with its number. */
  void put(StoredItem item) {
    listed = null;
    StoredItem before = items.put(item.number(), item);
    unread += counted(item) - (before == null ? 0 : counted(before));
  }

  @Nullable StoredItem take(int wanted) {
    listed = null;
    StoredItem taken = items.remove(wanted);
    unread -= taken == null ? 0 : counted(taken);
    return taken;
  }

  private static int counted(StoredItem item) {
    return item.read() ? 0 : 1;
  }

  StoredFolder seen(int mailbox, int children) {
    return new StoredFolder(
        mailbox, number, parent, name, folderClass, change, items.size(), unread, children);
  }
}
