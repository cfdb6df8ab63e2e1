package org.mailpromoter.graph.stub.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A folder, what is in it, and what changed in it. Guarded by the mailbox. */
final class FolderContent {
  final int number;
  final int parent;
  final boolean hidden;
  String name;
  private final TreeMap<Integer, StoredItem> items = new TreeMap<>();
  private final FolderLog log = new FolderLog();
  private int unread;
  private @Nullable List<StoredItem> listed;

  FolderContent(int number, int parent, String name, boolean hidden) {
    this.number = number;
    this.parent = parent;
    this.name = name;
    this.hidden = hidden;
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

  /** Puts an item there, or instead of the one with its number. */
  void put(StoredItem item) {
    listed = null;
    StoredItem before = items.put(item.number(), item);
    unread += counted(item) - (before == null ? 0 : counted(before));
    log.changed(item.number(), item.lastChange());
  }

  /** Takes an item out by a change; null where there is none. */
  @Nullable StoredItem take(int wanted, int change) {
    StoredItem taken = items.remove(wanted);
    if (taken != null) {
      listed = null;
      unread -= counted(taken);
      log.removed(taken, change);
    }
    return taken;
  }

  private static int counted(StoredItem item) {
    return item.marks().read() ? 0 : 1;
  }

  /** The items of a first round of delta, from behind a number, at most so many. */
  List<DeltaRow> first(int to, int after, int most) {
    List<DeltaRow> rows = new ArrayList<>();
    for (Map.Entry<Integer, StoredItem> each : items.tailMap(after, false).entrySet()) {
      if (each.getValue().stamp().added() <= to) {
        rows.add(DeltaRow.of(each.getValue(), each.getKey(), true));
      }
      if (rows.size() == most) {
        break;
      }
    }
    return rows;
  }

  /** What changed between two changes, from behind a third, at most so many. */
  List<DeltaRow> since(int from, int to, int after, int most) {
    List<DeltaRow> rows = new ArrayList<>();
    Consumer<DeltaRow> told = rows::add;
    for (Map.Entry<Integer, Integer> each : log.between(Math.max(from, after), to).entrySet()) {
      row(each.getValue(), each.getKey(), from, told);
      if (rows.size() == most) {
        break;
      }
    }
    return rows;
  }

  private void row(int item, int change, int from, Consumer<DeltaRow> told) {
    if (!log.isFirst(item, change, from)) {
      return;
    }
    StoredItem found = items.get(item);
    if (found != null) {
      told.accept(DeltaRow.of(found, change, found.stamp().added() > from));
    } else if (log.wasThere(item, from)) {
      told.accept(DeltaRow.gone(item, change));
    }
  }

  StoredFolder seen(int mailbox, int children) {
    return new StoredFolder(mailbox, number, parent, name, hidden, items.size(), unread, children);
  }
}
