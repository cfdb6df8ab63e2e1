package org.mailpromoter.exchange.stub.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mailpromoter.testkit.mime.Mail;

/** A mailbox: folders, items, and who may look into it. Thread-safe. */
public final class StoredMailbox {
  private final int number;
  private final String address;
  private final Clock clock;
  private final Map<Integer, FolderContent> folders = new TreeMap<>();
  private final List<Consumer<StoreEvent>> watchers = new CopyOnWriteArrayList<>();
  private final Set<String> delegates = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Set<String>> shares = new ConcurrentHashMap<>();
  private int lastFolder = Distinguished.values().length;
  private int lastItem;
  private int lastChange;
  private int generation;

  StoredMailbox(int number, String address, Clock clock) {
    this.number = number;
    this.address = address;
    this.clock = clock;
    for (Distinguished each : Distinguished.values()) {
      folders.put(each.number(), distinguished(each));
    }
  }

  private FolderContent distinguished(Distinguished which) {
    return new FolderContent(
        which.number(), which.parent(), which.displayName(), which.folderClass(), ++lastChange);
  }

  /** Its number, which is in every id. */
  public int number() {
    return number;
  }

  /** Its SMTP address. */
  public String address() {
    return address;
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /** The addresses of the users, other than its owner, who may open it. */
  public Set<String> delegates() {
    return delegates;
  }

  /** Lets somebody look into one folder. */
  public void share(int folder, String who) {
    shares.computeIfAbsent(folder, any -> ConcurrentHashMap.newKeySet()).add(who);
  }

  /** The folders that somebody, who has several names, may look into besides his own. */
  public Set<Integer> sharedWith(Set<String> who) {
    return shares.entrySet().stream()
        .filter(each -> !Collections.disjoint(each.getValue(), who))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Sync states of another generation are refused. */
  public synchronized int generation() {
    return generation;
  }

  /** Refuses every sync state that was given so far. */
  public synchronized void forgetSyncStates() {
    generation++;
  }

  /** Adds a listener, which is called in the thread of the change. */
  public void watch(Consumer<StoreEvent> watcher) {
    watchers.add(watcher);
  }

  /** Removes the listener. */
  public void leave(Consumer<StoreEvent> watcher) {
    watchers.remove(watcher);
  }

  /** A folder; empty where there is none of that number. */
  public synchronized Optional<StoredFolder> folder(int wanted) {
    return Optional.ofNullable(folders.get(wanted)).map(this::seen);
  }

  /** All folders but the root. */
  public synchronized List<StoredFolder> folders() {
    return folders.values().stream()
        .filter(each -> each.number != Distinguished.ROOT.number())
        .map(this::seen)
        .toList();
  }

  /** The number of a folder in a folder. */
  public synchronized Optional<Integer> child(int parent, String name) {
    return folders.values().stream()
        .filter(each -> each.parent == parent && each.name.equals(name))
        .map(each -> each.number)
        .findFirst();
  }

  private StoredFolder seen(FolderContent folder) {
    int children =
        (int)
            folders.values().stream()
                .filter(each -> each.parent == folder.number && each.number != folder.number)
                .count();
    return folder.seen(number, children);
  }

  /** Makes a folder. */
  public synchronized StoredFolder createFolder(int parent, String name) {
    FolderContent made = new FolderContent(++lastFolder, parent, name, "IPF.Note", ++lastChange);
    folders.put(made.number, made);
    return seen(made);
  }

  /** Gives a folder another name. */
  public synchronized void renameFolder(int folder, String name) {
    FolderContent content = content(folder);
    content.name = name;
    content.change = ++lastChange;
  }

  /** Deletes a folder with all that is in it. */
  public synchronized void deleteFolder(int folder) {
    folders.remove(folder);
  }

  private FolderContent content(int folder) {
    FolderContent found = folders.get(folder);
    if (found == null) {
      throw new IllegalArgumentException("no folder " + folder + " in " + address);
    }
    return found;
  }

  /** The items of a folder in the order they came. */
  public synchronized List<StoredItem> items(int folder) {
    return content(folder).items();
  }

  /** An item; empty where there is none of that number. */
  public synchronized Optional<StoredItem> item(int wanted) {
    for (FolderContent each : folders.values()) {
      StoredItem found = each.item(wanted);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Delivers mail. */
  public StoredItem deliver(int folder, byte[] mime, Instant received) {
    StoredItem item = add(folder, blank(folder, mime, received));
    tell(StoreEvent.Kind.NEW_MAIL, item, item);
    tell(StoreEvent.Kind.CREATED, item, item);
    return item;
  }

  /** Puts an item there as a program does, after it was shaped. */
  public StoredItem create(int folder, byte[] mime, UnaryOperator<StoredItem> shape) {
    StoredItem item = add(folder, shape.apply(blank(folder, mime, clock.instant())));
    tell(StoreEvent.Kind.CREATED, item, item);
    return item;
  }

  private StoredItem blank(int folder, byte[] mime, Instant received) {
    Instant second = received.truncatedTo(ChronoUnit.SECONDS);
    return new StoredItem(
        new StoredItem.Place(number, folder, 0),
        new Mail(mime.clone()),
        new StoredItem.Marks(List.of(), Map.of(), false, false),
        new StoredItem.Stamp(second, second, 0, 0));
  }

  private synchronized StoredItem add(int folder, StoredItem item) {
    int change = ++lastChange;
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    StoredItem placed = item.placed(folder, ++lastItem).changed(change, change, now);
    content(folder).put(placed);
    return placed;
  }

  /** Changes an item; empty where it is gone. */
  public Optional<StoredItem> update(int item, UnaryOperator<StoredItem> change) {
    Optional<StoredItem> changed = replaced(item, change);
    changed.ifPresent(each -> tell(StoreEvent.Kind.MODIFIED, each, each));
    return changed;
  }

  private synchronized Optional<StoredItem> replaced(int item, UnaryOperator<StoredItem> change) {
    return item(item)
        .map(
            before -> {
              StoredItem after = numbered(before, change.apply(before));
              content(before.folder()).put(after);
              return after;
            });
  }

  private StoredItem numbered(StoredItem before, StoredItem after) {
    boolean onlyRead =
        before.categories().equals(after.categories())
            && before.extended().equals(after.extended());
    int next = ++lastChange;
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return onlyRead
        ? after.changed(before.stamp().change(), next, now)
        : after.changed(next, next, now);
  }

  /** Moves an item, which gets another number; empty where it is gone. */
  public Optional<StoredItem> move(int item, int folder) {
    Optional<StoredItem> before = taken(item);
    return before.map(
        old -> {
          StoredItem moved = add(folder, old);
          tell(StoreEvent.Kind.MOVED, moved, old);
          return moved;
        });
  }

  /** Copies an item; empty where it is gone. */
  public Optional<StoredItem> copy(int item, int folder) {
    return item(item)
        .map(
            old -> {
              StoredItem copied = add(folder, old);
              tell(StoreEvent.Kind.COPIED, copied, old);
              return copied;
            });
  }

  /** Deletes an item; empty where it is gone. */
  public Optional<StoredItem> delete(int item) {
    Optional<StoredItem> before = taken(item);
    before.ifPresent(old -> tell(StoreEvent.Kind.DELETED, old, old));
    return before;
  }

  private synchronized Optional<StoredItem> taken(int item) {
    return item(item).map(found -> content(found.folder()).take(item));
  }

  private void tell(StoreEvent.Kind kind, StoredItem item, StoredItem old) {
    StoreEvent event = new StoreEvent(kind, item, old, item.modified());
    watchers.forEach(each -> each.accept(event));
  }

  /** The folders below a folder, at any depth. */
  public synchronized List<StoredFolder> below(int folder) {
    List<StoredFolder> found = new ArrayList<>();
    for (StoredFolder each : folders()) {
      if (each.parent() == folder) {
        found.add(each);
        found.addAll(below(each.number()));
      }
    }
    return found;
  }
}
