package org.mailpromoter.exchange.stub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Distinguished;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.Store;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/**
 * A mailbox as a test sees it. Folders are named by their display names as a path, such as {@code
 * Inbox} or {@code Inbox/Customers}. Thread-safe.
 *
 * @since 0.1
 */
public final class ExchangeMailbox {
  private static final String INBOX = "Inbox";

  private final Store store;
  private final StoredMailbox mailbox;
  private final String user;
  private final Clock clock;

  ExchangeMailbox(Store store, StoredMailbox mailbox, String user, Clock clock) {
    this.store = store;
    this.mailbox = mailbox;
    this.user = user;
    this.clock = clock;
  }

  /** The SMTP address. */
  public String address() {
    return mailbox.address();
  }

  /** Sets the password of the owner; it is "secret" until then. */
  public ExchangeMailbox password(String password) {
    store.register(new Account(user, password, address(), Account.Role.PERSON));
    return this;
  }

  /** Lets somebody else look into this mailbox, by address or, without a mailbox, user name. */
  public ExchangeMailbox delegate(String who) {
    mailbox.delegates().add(who);
    return this;
  }

  /** Lets somebody else look into one folder only, by address or, without a mailbox, user name. */
  public ExchangeMailbox share(String folder, String who) {
    mailbox.share(number(folder), who);
    return this;
  }

  /** Delivers a message into the inbox, received now; returns its ItemId. */
  public String deliver(byte[] message) {
    return deliver(INBOX, message, clock.instant());
  }

  /** Delivers a message into a folder; returns its ItemId. */
  public String deliver(String folder, byte[] message, Instant received) {
    return Ids.of(mailbox.deliver(number(folder), message, received));
  }

  /** Makes a folder, and those above it. */
  public ExchangeMailbox folder(String path) {
    int parent = Distinguished.MSGFOLDERROOT.number();
    for (String name : names(path)) {
      int above = parent;
      parent =
          mailbox.child(above, name).orElseGet(() -> mailbox.createFolder(above, name).number());
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

  /** The messages in a folder, oldest first. */
  public List<StubMessage> messages(String folder) {
    List<StubMessage> found = new ArrayList<>();
    mailbox.items(number(folder)).forEach(each -> found.add(StubMessage.of(each)));
    return found;
  }

  /** Permanently deletes the first message of a folder. */
  public void removeFirst(String folder) {
    mailbox.delete(mailbox.items(number(folder)).get(0).number());
  }

  /** Sets the categories of the last message of a folder. */
  public void categorizeLast(String folder, String... categories) {
    mailbox.update(last(folder).number(), each -> each.categories(List.of(categories)));
  }

  /** Marks the last message of a folder as read. */
  public void readLast(String folder) {
    mailbox.update(last(folder).number(), each -> each.read(true));
  }

  /** Moves the last message of a folder to another; it gets another id. */
  public void moveLast(String folder, String to) {
    mailbox.move(last(folder).number(), number(to));
  }

  /** Refuses every SyncState that was given so far, as after a move of the mailbox. */
  public void forgetSyncStates() {
    mailbox.forgetSyncStates();
  }

  private StoredItem last(String folder) {
    List<StoredItem> items = mailbox.items(number(folder));
    return items.get(items.size() - 1);
  }

  private static List<String> names(String path) {
    return List.of(path.split("/", -1));
  }

  private int number(String path) {
    int folder = Distinguished.MSGFOLDERROOT.number();
    for (String name : names(path)) {
      folder =
          mailbox
              .child(folder, name)
              .orElseThrow(() -> new IllegalArgumentException("no folder " + path));
    }
    return folder;
  }
}
