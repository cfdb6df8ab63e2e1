package org.mailpromoter.core.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.message.EmailAddress;

/**
 * A directory of records that are known from the start, for example the configured users and
 * queues. Of entries with the same id the first says what the record is, and each adds its
 * addresses. Immutable.
 *
 * @since 0.1
 */
public final class FixedDirectory implements ListedDirectory {
  private final SortedMap<RecordId, RecordEntry> entries;
  private final Map<EmailAddress, List<PartyRecord>> records = new HashMap<>();

  /** A directory of these entries. */
  public FixedDirectory(Collection<RecordEntry> entries) {
    BinaryOperator<RecordEntry> first = FixedDirectory::united;
    this.entries =
        entries.stream()
            .collect(
                Collectors.toMap(each -> each.record().id(), each -> each, first, TreeMap::new));
    this.entries.values().forEach(this::add);
  }

  private static RecordEntry united(RecordEntry one, RecordEntry other) {
    List<EmailAddress> addresses = new ArrayList<>(one.addresses());
    addresses.addAll(other.addresses());
    return new RecordEntry(one.record(), addresses);
  }

  private void add(RecordEntry entry) {
    for (EmailAddress address : Set.copyOf(entry.addresses())) {
      records.computeIfAbsent(address, unused -> new ArrayList<>(1)).add(entry.record());
    }
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    for (EmailAddress address : addresses) {
      List<PartyRecord> behind = records.get(address);
      if (behind != null) {
        found.put(address, List.copyOf(behind));
      }
    }
    return found;
  }

  @Override
  public List<RecordEntry> list(String part, int limit) {
    return listed(entries.values().stream(), part, limit);
  }

  @Override
  public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    return listed(
        entries.tailMap(after).values().stream().filter(each -> !each.record().id().equals(after)),
        part,
        limit);
  }

  private static List<RecordEntry> listed(Stream<RecordEntry> all, String part, int limit) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return all.filter(entry -> matches(entry, wanted)).limit(limit).toList();
  }

  private static boolean matches(RecordEntry entry, String wanted) {
    String name = entry.record().id() + " " + entry.record().name();
    return name.toLowerCase(Locale.ROOT).contains(wanted)
        || entry.addresses().stream().anyMatch(address -> address.value().contains(wanted));
  }

  @Override
  public Optional<RecordEntry> find(RecordId id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public long count() {
    return entries.size();
  }
}
