package org.mailpromoter.exchange.stub.store;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailpromoter.testkit.stub.PostOffice;

/** All mailboxes of the server and who can log in. Thread-safe. */
public final class Store {
  /** The domain of mailboxes that are named without one. */
  public static final String DOMAIN = "stub.example";

  private static final String INTERNAL =
      "/O=STUB/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=";

  private final Clock clock;
  private final PostOffice post = new PostOffice();
  private final List<StoredMailbox> mailboxes = new CopyOnWriteArrayList<>();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** An empty store. */
  public Store(Clock clock) {
    this.clock = clock;
  }

  /** The full address of a name. */
  public static String address(String name) {
    return name.contains("@") ? name : name + "@" + DOMAIN;
  }

  /** The address that Exchange itself has for an address; empty for those of other domains. */
  public static Optional<String> internal(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(at + 1).equalsIgnoreCase(DOMAIN)
        ? Optional.of(INTERNAL + address.substring(0, at).toUpperCase(Locale.ROOT))
        : Optional.empty();
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

  /** The mailbox of an address. */
  public Optional<StoredMailbox> find(String address) {
    return mailboxes.stream().filter(each -> each.address().equalsIgnoreCase(address)).findFirst();
  }

  /** The mailbox of a number. */
  public Optional<StoredMailbox> find(int number) {
    return mailboxes.stream().filter(each -> each.number() == number).findFirst();
  }

  /** Where mail goes that is sent. */
  public PostOffice post() {
    return post;
  }

  /** All mailboxes. */
  public List<StoredMailbox> mailboxes() {
    return List.copyOf(mailboxes);
  }

  /** Lets somebody log in. */
  public void register(Account account) {
    accounts.put(key(account.name()), account);
  }

  /**
   * The account of a user name, which may be given bare, as an address, or after the name of a
   * Windows domain and a backslash.
   */
  public Optional<Account> account(String user) {
    String bare = user.substring(user.indexOf('\\') + 1);
    Account found = accounts.get(key(bare));
    boolean own = found == null && key(bare).endsWith("@" + DOMAIN);
    return Optional.ofNullable(
        own ? accounts.get(key(bare.substring(0, bare.indexOf('@')))) : found);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
