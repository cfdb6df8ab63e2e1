package org.mailpromoter.testkit.exchange.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** A folder and what is in it. Guarded by the mailbox. */
final class FolderContent {
  final int number;
  final String folderClass;
  final Map<Integer, StoredItem> items = new LinkedHashMap<>();
  int parent;
  String name;
  int change;

  FolderContent(int number, int parent, String name, String folderClass, int change) {
    this.number = number;
    this.parent = parent;
    this.name = name;
    this.folderClass = folderClass;
    this.change = change;
  }

  StoredFolder seen(int mailbox, int children) {
    int unread = (int) items.values().stream().filter(each -> !each.read()).count();
    return new StoredFolder(
        mailbox, number, parent, name, folderClass, change, items.size(), unread, children);
  }
}
