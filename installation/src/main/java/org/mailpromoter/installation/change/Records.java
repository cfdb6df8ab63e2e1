package org.mailpromoter.installation.change;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Operation;

/** Changes the records of the storage. Those of configured directories are changed elsewhere. */
public final class Records {
  private final OpenInstallation open;

  /**
   * The result of an import.
   *
   * @param records how many records were put
   * @param added how many of them are new
   * @param unknownOwners owners of records who are not configured users
   */
  public record Imported(int records, int added, List<RecordId> unknownOwners) {
    /** Copies the list. */
    public Imported {
      unknownOwners = List.copyOf(unknownOwners);
    }
  }

  /** The records of an installation. */
  public Records(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Adds records, or replaces those of the same id; all or nothing.
   *
   * @param entries read once; there may be more of them than memory holds
   * @param task counts records
   * @throws java.util.concurrent.CancellationException if the task was cancelled; nothing is
   *     changed then
   */
  public Imported put(Requester by, Iterable<RecordEntry> entries, Task task) {
    return Audited.of(open, by, Operation.CHANGE_RECORDS, "import")
        .run(
            entry -> {
              Import all =
                  new Import(
                      entries,
                      open.now(),
                      new UsersByName(open.parts().deployment().ownerRecords()));
              int added = open.storage().recordStore().put(all::iterator, task);
              entry.to(all.count + " records, " + added + " new");
              return new Imported(all.count, added, List.copyOf(all.unknownOwners));
            });
  }

  /**
   * Which owners there are: users by what CRMs call them, and what no configuration names.
   *
   * @param deployment the configuration with the users
   */
  public static Predicate<RecordId> owners(Deployment deployment) {
    UsersByName users = new UsersByName(deployment.ownerRecords());
    return owner -> owner.kind() != RecordKind.USER || users.find(owner).isPresent();
  }

  /** Dates and counts entries while they are read, and notes owners that nobody knows. */
  private static final class Import {
    private final Iterable<RecordEntry> entries;
    private final Instant now;
    private final UsersByName users;
    private final Set<RecordId> unknownOwners = new LinkedHashSet<>();
    private int count;

    Import(Iterable<RecordEntry> entries, Instant now, UsersByName users) {
      this.entries = entries;
      this.now = now;
      this.users = users;
    }

    Iterator<RecordEntry> iterator() {
      return StreamSupport.stream(entries.spliterator(), false).map(this::dated).iterator();
    }

    private RecordEntry dated(RecordEntry entry) {
      count++;
      return owned(entry).createdAt(now);
    }

    /** Mail from a record whose owner nobody knows would get an unknown owner. */
    private RecordEntry owned(RecordEntry entry) {
      Optional<RecordId> owner =
          entry.record().owner().filter(each -> each.kind() == RecordKind.USER);
      if (owner.isEmpty()) {
        return entry;
      }
      Optional<RecordId> user = users.find(owner.get());
      if (user.isEmpty()) {
        unknownOwners.add(owner.get());
        return entry;
      }
      return new RecordEntry(entry.record().ownedBy(user.get()), entry.addresses());
    }
  }

  /**
   * Adds addresses to a record, which is made if there is none.
   *
   * @param addresses at least one; a new record is called by the first one
   */
  public RecordEntry addAddresses(Requester by, RecordId id, List<EmailAddress> addresses)
      throws RefusedException {
    return entry(by, id).run(entry -> put(entry, grown(entry, id, addresses)));
  }

  private Audited entry(Requester by, RecordId id) {
    return Audited.of(open, by, Operation.CHANGE_RECORDS, id);
  }

  /** The same, and gives the record a name. */
  public RecordEntry addAddresses(
      Requester by, RecordId id, List<EmailAddress> addresses, String name)
      throws RefusedException {
    return entry(by, id)
        .run(
            entry -> {
              RecordEntry grown = grown(entry, id, addresses);
              return put(entry, new RecordEntry(grown.record().named(name), grown.addresses()));
            });
  }

  private RecordEntry grown(Audited entry, RecordId id, List<EmailAddress> addresses)
      throws RefusedException {
    Optional<RecordEntry> stored = existing(writable(id));
    stored.ifPresent(each -> entry.from(text(each)));
    RecordEntry now = stored.orElseGet(() -> made(id, addresses.get(0)));
    Set<EmailAddress> all = new LinkedHashSet<>(now.addresses());
    all.addAll(addresses);
    return new RecordEntry(now.record(), List.copyOf(all));
  }

  private RecordEntry made(RecordId id, EmailAddress address) {
    PartyRecord record = PartyRecord.of(id, address.value()).createdAt(open.now());
    return new RecordEntry(record, List.of());
  }

  /** Takes an address from a record. */
  public RecordEntry removeAddress(Requester by, RecordId id, EmailAddress address)
      throws NotFoundException, RefusedException {
    return entry(by, id)
        .<RecordEntry, NotFoundException, RefusedException, RuntimeException>run(
            entry -> put(entry, without(entry, id, address)));
  }

  private RecordEntry without(Audited entry, RecordId id, EmailAddress address)
      throws NotFoundException, RefusedException {
    RecordEntry now = demanded(entry, id);
    if (!now.addresses().contains(address)) {
      List<String> known = now.addresses().stream().map(EmailAddress::value).toList();
      throw NotFoundException.among(Kind.ADDRESS, address, known).within(id);
    }
    List<EmailAddress> others =
        now.addresses().stream().filter(each -> !each.equals(address)).toList();
    return new RecordEntry(now.record(), others);
  }

  /** Puts a record into use, or out of use. */
  public RecordEntry activate(Requester by, RecordId id, boolean active)
      throws NotFoundException, RefusedException {
    return entry(by, id)
        .<RecordEntry, NotFoundException, RefusedException, RuntimeException>run(
            entry -> {
              RecordEntry now = demanded(entry, id);
              return put(entry, new RecordEntry(now.record().active(active), now.addresses()));
            });
  }

  private RecordEntry put(Audited entry, RecordEntry changed) {
    entry.to(text(changed));
    if (existing(changed.record().id()).filter(each -> isSame(each, changed)).isPresent()) {
      entry.unchanged();
      return changed;
    }
    open.storage().recordStore().put(List.of(changed));
    return changed;
  }

  private static boolean isSame(RecordEntry one, RecordEntry other) {
    return one.record().id().equals(other.record().id())
        && text(one).equals(text(other))
        && one.record().owner().equals(other.record().owner());
  }

  private static String text(RecordEntry entry) {
    String addresses =
        entry.addresses().stream().map(EmailAddress::value).collect(Collectors.joining(", "));
    return entry.record().name()
        + " <"
        + addresses
        + ">"
        + (entry.record().active() ? "" : " inactive");
  }

  private static RecordId writable(RecordId id) throws RefusedException {
    if (id.kind() == RecordKind.USER || id.kind() == RecordKind.QUEUE) {
      throw new RefusedException(RefusedException.Why.IN_CONFIGURATION_FILE, id);
    }
    return id;
  }

  private Optional<RecordEntry> existing(RecordId id) {
    return open.storage().recordStore().find(id);
  }

  private RecordEntry demanded(Audited entry, RecordId id)
      throws NotFoundException, RefusedException {
    RecordEntry now =
        existing(writable(id)).orElseThrow(() -> NotFoundException.of(Kind.STORED_RECORD, id));
    entry.from(text(now));
    return now;
  }
}
