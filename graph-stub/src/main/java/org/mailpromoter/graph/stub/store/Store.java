package org.mailpromoter.graph.stub.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailpromoter.testkit.stub.PostOffice;

/** All mailboxes of the tenant. Thread-safe. */
public final class Store {
  /** The domain of mailboxes that are named without one. */
  public static final String DOMAIN = "stub.example";

  private final Clock clock;
  private final PostOffice post = new PostOffice();
  private final List<StoredMailbox> mailboxes = new CopyOnWriteArrayList<>();

  /** An empty store. */
  public Store(Clock clock) {
    this.clock = clock;
  }

  /** The full address of a name. */
  public static String address(String name) {
    return name.contains("@") ? name : name + "@" + DOMAIN;
  }

  /** The mailbox of a name or address; made where it is new. */
  public synchronized StoredMailbox mailbox(String name) {
    String address = address(name);
    return find(address)
        .orElseGet(
            () -> {
              StoredMailbox made = new StoredMailbox(mailboxes.size() + 1, address, clock);
              mailboxes.add(made);
              return made;
            });
  }

  /** Where mail goes that is sent. */
  public PostOffice post() {
    return post;
  }

  /** The mailbox of an address, or of a user's id. */
  public Optional<StoredMailbox> find(String user) {
    return mailboxes.stream()
        .filter(each -> each.address().equalsIgnoreCase(user) || Ids.ofUser(each).equals(user))
        .findFirst();
  }
}
