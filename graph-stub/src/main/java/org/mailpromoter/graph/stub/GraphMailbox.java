package org.mailpromoter.graph.stub;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredFolder;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;
import org.mailpromoter.graph.stub.store.WellKnown;

/**
 * A mailbox as a test sees it. Folders are named by their display names as a path, such as {@code
 * Inbox} or {@code Inbox/Customers}; messages by their ids. Thread-safe.
 *
 * @since 0.1
 */
public final class GraphMailbox {
  private static final String INBOX = "Inbox";

  private final StoredMailbox mailbox;
  private final Clock clock;

  GraphMailbox(StoredMailbox mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /** The SMTP address. */
  public String address() {
    return mailbox.address();
  }

  /** Delivers a message into the inbox, received now; returns its id. */
  public String deliver(byte[] message) {
    return deliver(INBOX, message, clock.instant());
  }

  /** Delivers a message into a folder; returns its id. */
  public String deliver(String folder, byte[] message, Instant received) {
    int number = number(folder);
    StoredItem.Marks marks = StoredItem.Marks.ofArrival();
    boolean draft = number == WellKnown.DRAFTS.number();
    StoredItem.Marks own =
        new StoredItem.Marks(List.of(), marks.extended(), false, draft, marks.importance());
    return Ids.of(mailbox.add(number, StoredItem.Content.of(message), own, received));
  }

  /** Makes a folder, and those above it. */
  public GraphMailbox folder(String path) {
    return made(path, false);
  }

  /** Makes a folder that is listed only where hidden folders are wanted, and those above it. */
  public GraphMailbox hiddenFolder(String path) {
    return made(path, true);
  }

  private GraphMailbox made(String path, boolean hidden) {
    int parent = WellKnown.MSGFOLDERROOT.number();
    for (String name : names(path)) {
      int above = parent;
      parent =
          child(above, name).orElseGet(() -> mailbox.createFolder(above, name, hidden).number());
    }
    return this;
  }

  /** Gives a folder another name. */
  public void rename(String path, String name) {
    mailbox.renameFolder(number(path), name);
  }

  /** Deletes a folder with all that is in it. */
  public void removeFolder(String path) {
    mailbox.deleteFolder(number(path));
  }

  /** The id of a folder. */
  public String folderId(String path) {
    return Ids.ofFolder(mailbox.number(), number(path));
  }

  /** The messages in a folder, in the order they came. */
  public List<GraphMessage> messages(String folder) {
    return mailbox.items(number(folder)).stream().map(GraphMessage::of).toList();
  }

  /** Permanently deletes a message. */
  public void remove(String id) {
    mailbox.delete(item(id));
  }

  /** Sets the categories of a message. */
  public void categorize(String id, String... categories) {
    mailbox.update(item(id), each -> each.categories(List.of(categories)));
  }

  /** Marks a message as read. */
  public void read(String id) {
    mailbox.update(item(id), each -> each.read(true));
  }

  /** Moves a message into a folder; returns its new id. */
  public String move(String id, String folder) {
    return mailbox
        .move(item(id), number(folder))
        .map(Ids::of)
        .orElseThrow(() -> new IllegalArgumentException("no message " + id));
  }

  /** Permanently deletes the first message of a folder. */
  public void removeFirst(String folder) {
    mailbox.delete(mailbox.items(number(folder)).get(0).number());
  }

  /** Sets the categories of the last message of a folder. */
  public void categorizeLast(String folder, String... categories) {
    categorize(last(folder), categories);
  }

  /** Marks the last message of a folder as read. */
  public void readLast(String folder) {
    read(last(folder));
  }

  /** Moves the last message of a folder to another; returns its new id. */
  public String moveLast(String folder, String to) {
    return move(last(folder), to);
  }

  /** Makes all links of delta queries void that were given so far. */
  public void expireDelta(DeltaExpiry how) {
    mailbox.expireDelta(how);
  }

  /** Refuses whatever is asked of this mailbox. */
  public void refuse(Refusal refusal) {
    mailbox.refuse(Optional.of(refusal));
  }

  /** Answers again. */
  public void accept() {
    mailbox.refuse(Optional.empty());
  }

  private String last(String folder) {
    List<StoredItem> items = mailbox.items(number(folder));
    return Ids.of(items.get(items.size() - 1));
  }

  private static int item(String id) {
    return Ids.decode(id)
        .map(Ids.Key::number)
        .orElseThrow(() -> new IllegalArgumentException("not an id: " + id));
  }

  private static List<String> names(String path) {
    return List.of(path.split("/", -1));
  }

  private Optional<Integer> child(int parent, String name) {
    return mailbox.children(parent).stream()
        .filter(each -> each.name().equals(name))
        .map(StoredFolder::number)
        .findFirst();
  }

  private int number(String path) {
    int folder = WellKnown.MSGFOLDERROOT.number();
    for (String name : names(path)) {
      folder =
          child(folder, name).orElseThrow(() -> new IllegalArgumentException("no folder " + path));
    }
    return folder;
  }
}
