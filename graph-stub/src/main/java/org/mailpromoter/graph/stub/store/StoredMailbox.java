package org.mailpromoter.graph.stub.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.Refusal;

/** A mailbox: its folders and the items in them. Thread-safe. */
public final class StoredMailbox {
  private final int number;
  private final String address;
  private final Clock clock;
  private final Map<Integer, FolderContent> folders = new TreeMap<>();
  private final Map<Integer, Integer> folderOfItem = new TreeMap<>();
  private int lastFolder = WellKnown.values().length;
  private int lastItem;

  /** Not 0, from where the first round of delta begins. */
  private int lastChange = 1;

  private int generation;
  private DeltaExpiry expiry = DeltaExpiry.GONE;
  private Optional<Refusal> refusal = Optional.empty();

  StoredMailbox(int number, String address, Clock clock) {
    this.number = number;
    this.address = address;
    this.clock = clock;
    for (WellKnown each : WellKnown.values()) {
      folders.put(each.number(), each.made());
    }
  }

  /** Its number, which is in every id. */
  public int number() {
    return number;
  }

  /** Its SMTP address. */
  public String address() {
    return address;
  }

  /** Why all of it is refused; empty where it is not. */
  public synchronized Optional<Refusal> refusal() {
    return refusal;
  }

  /** Refuses all of it, or nothing any more. */
  public synchronized void refuse(Optional<Refusal> why) {
    refusal = why;
  }

  /** Makes the links of delta void that were given so far. */
  public synchronized void expireDelta(DeltaExpiry how) {
    generation++;
    expiry = how;
  }

  /** Links of another generation are void. */
  public synchronized int generation() {
    return generation;
  }

  /** How a void link is refused. */
  public synchronized DeltaExpiry expiry() {
    return expiry;
  }

  /** The number of the last change. */
  public synchronized int lastChange() {
    return lastChange;
  }

  /** A folder; empty where there is none of that number. */
  public synchronized Optional<StoredFolder> folder(int wanted) {
    return Optional.ofNullable(folders.get(wanted)).map(this::seen);
  }

  /** The folders in a folder. */
  public synchronized List<StoredFolder> children(int parent) {
    return folders.values().stream().filter(each -> each.parent == parent).map(this::seen).toList();
  }

  private StoredFolder seen(FolderContent folder) {
    long children = folders.values().stream().filter(each -> each.parent == folder.number).count();
    return folder.seen(number, (int) children);
  }

  /** Makes a folder. */
  public synchronized StoredFolder createFolder(int parent, String name, boolean hidden) {
    FolderContent made = new FolderContent(++lastFolder, parent, name, hidden);
    folders.put(made.number, made);
    return seen(made);
  }

  /** Gives a folder another name. */
  public synchronized void renameFolder(int folder, String name) {
    content(folder).name = name;
  }

  /** Deletes a folder with all that is in it. */
  public synchronized void deleteFolder(int folder) {
    children(folder).forEach(each -> deleteFolder(each.number()));
    content(folder).items().forEach(each -> folderOfItem.remove(each.number()));
    folders.remove(folder);
  }

  private FolderContent content(int folder) {
    FolderContent found = folders.get(folder);
    if (found == null) {
      throw new IllegalArgumentException("no folder " + folder + " in " + address);
    }
    return found;
  }

  /** The items of a folder in the order they came; none where it is gone. */
  public synchronized List<StoredItem> items(int folder) {
    FolderContent found = folders.get(folder);
    return found == null ? List.of() : found.items();
  }

  /** The items of all folders. */
  public synchronized List<StoredItem> items() {
    List<StoredItem> all = new ArrayList<>();
    folders.values().forEach(each -> all.addAll(each.items()));
    return all;
  }

  /** An item; empty where there is none of that number. */
  public synchronized Optional<StoredItem> item(int wanted) {
    Integer folder = folderOfItem.get(wanted);
    return folder == null ? Optional.empty() : Optional.ofNullable(content(folder).item(wanted));
  }

  /** The items of a first round of delta, which were there at a change. */
  public synchronized List<DeltaRow> first(int folder, int to, int after, int most) {
    return content(folder).first(to, after, most);
  }

  /** What changed in a folder between two changes, from behind a third. */
  public synchronized List<DeltaRow> since(int folder, int from, int to, int after, int most) {
    return content(folder).since(from, to, after, most);
  }

  /** Puts a message into a folder. */
  public synchronized StoredItem add(
      int folder, StoredItem.Content content, StoredItem.Marks marks, Instant received) {
    Instant second = received.truncatedTo(ChronoUnit.SECONDS);
    int change = ++lastChange;
    StoredItem.Stamp stamp = new StoredItem.Stamp(second, now(), change, change, change, false);
    return put(new StoredItem(place(folder), content, marks, stamp));
  }

  private StoredItem.Place place(int folder) {
    return new StoredItem.Place(number, folder, ++lastItem);
  }

  private StoredItem put(StoredItem item) {
    content(item.folder()).put(item);
    folderOfItem.put(item.number(), item.folder());
    return item;
  }

  /** What time it is, in whole seconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Changes the marks of an item; empty where it is gone. */
  public synchronized Optional<StoredItem> update(
      int item, UnaryOperator<StoredItem.Marks> change) {
    return item(item).map(before -> put(changed(before, change.apply(before.marks()))));
  }

  private StoredItem changed(StoredItem before, StoredItem.Marks marks) {
    StoredItem.Stamp stamp = before.stamp();
    int change = ++lastChange;
    boolean onlyRead = before.marks().read(marks.read()).equals(marks);
    boolean read = before.marks().read() != marks.read();
    StoredItem.Stamp after =
        new StoredItem.Stamp(
            stamp.received(),
            now(),
            stamp.added(),
            read ? change : stamp.readChange(),
            onlyRead && read ? stamp.otherChange() : change,
            stamp.moved());
    return before.marked(marks).stamped(after);
  }

  /** Moves an item, which gets another number; empty where it is gone. */
  public synchronized Optional<StoredItem> move(int item, int folder) {
    return taken(item).map(old -> copied(old, folder));
  }

  /** Copies an item; empty where it is gone. */
  public synchronized Optional<StoredItem> copy(int item, int folder) {
    return item(item).map(old -> copied(old, folder));
  }

  private StoredItem copied(StoredItem old, int folder) {
    int change = ++lastChange;
    StoredItem.Stamp stamp =
        new StoredItem.Stamp(old.received(), now(), change, change, change, true);
    return put(old.placed(place(folder)).stamped(stamp));
  }

  /** Deletes an item; empty where it is gone. */
  public synchronized Optional<StoredItem> delete(int item) {
    return taken(item);
  }

  private Optional<StoredItem> taken(int item) {
    Integer folder = folderOfItem.remove(item);
    return folder == null
        ? Optional.empty()
        : Optional.ofNullable(content(folder).take(item, ++lastChange));
  }
}
