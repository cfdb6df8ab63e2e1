package org.mailpromoter.graph.stub.store;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes of every item that is or was in a folder. None is forgotten, so a page that is asked
 * for again is the same page. Guarded by the mailbox.
 */
final class FolderLog {
  private final TreeMap<Integer, Integer> itemsByChange = new TreeMap<>();
  private final Map<Integer, TreeSet<Integer>> changesByItem = new HashMap<>();
  private final Map<Integer, Integer> addedOfGone = new HashMap<>();

  void changed(int item, int change) {
    itemsByChange.put(change, item);
    changesByItem.computeIfAbsent(item, any -> new TreeSet<>()).add(change);
  }

  void removed(StoredItem item, int change) {
    changed(item.number(), change);
    addedOfGone.put(item.number(), item.stamp().added());
  }

  /** Returns whether an item that is gone was there at a change. */
  boolean wasThere(int item, int change) {
    return addedOfGone.getOrDefault(item, Integer.MAX_VALUE) <= change;
  }

  /** Returns whether a change is the first of its item after another: it stands for all. */
  boolean isFirst(int item, int change, int from) {
    TreeSet<Integer> changes = changesByItem.getOrDefault(item, new TreeSet<>());
    return Integer.valueOf(change).equals(changes.higher(from));
  }

  /** Items by their changes, after one change and up to another. */
  NavigableMap<Integer, Integer> between(int from, int to) {
    return from >= to ? new TreeMap<>() : itemsByChange.subMap(from, false, to, true);
  }
}
