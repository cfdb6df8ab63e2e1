package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.ListedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

/**
 * Finds the rows of files by id and by address, with sixteen bytes a row in memory. Of rows with
 * the same id the first says what the record is, and each adds its addresses. Immutable.
 */
final class RecordIndex implements ListedDirectory {
  private final List<PackedRows> files;

  /** The number of bytes in front of each file: the place of a row in all of them. */
  private final long[] before;

  private final HashedPlaces ids;
  private final HashedPlaces addresses;
  private final long records;

  /** Indexes files that have less than {@link HashedPlaces#MOST} bytes together. */
  RecordIndex(List<PackedRows> files) {
    this.files = List.copyOf(files);
    this.before = new long[files.size()];
    this.ids = new HashedPlaces(sum(files.stream().map(PackedRows::rows)));
    this.addresses = new HashedPlaces(sum(files.stream().map(PackedRows::addresses)));
    addAll();
    ids.sorted();
    addresses.sorted();
    this.records = counted();
  }

  private static int sum(Stream<Integer> numbers) {
    return numbers.reduce(0, Math::addExact);
  }

  private void addAll() {
    long place = 0;
    for (int i = 0; i < before.length; i++) {
      before[i] = place;
      add(files.get(i), place);
      place += files.get(i).size();
    }
  }

  private void add(PackedRows file, long first) {
    file.visit(
        (at, packed) -> {
          ids.add(packed.idHash(), first + at);
          for (int left = packed.addresses(); left > 0; left--) {
            addresses.add(packed.addressHash(), first + at);
          }
        });
  }

  private long counted() {
    long[] count = new long[1];
    ids.each(
        place -> count[0]++,
        places ->
            count[0] += Arrays.stream(places).mapToObj(at -> row(at).id()).distinct().count());
    return count[0];
  }

  private Row row(long place) {
    int at = Arrays.binarySearch(before, place);
    int file = at < 0 ? -at - 2 : at;
    return files.get(file).at((int) (place - before[file]));
  }

  private Stream<Row> rows(RecordId id) {
    return Arrays.stream(ids.of(PackedRows.hash(id)))
        .mapToObj(this::row)
        .filter(row -> row.id().equals(id));
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> wanted) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    for (EmailAddress address : wanted) {
      List<PartyRecord> behind = behind(address);
      if (!behind.isEmpty()) {
        found.put(address, behind);
      }
    }
    return found;
  }

  private List<PartyRecord> behind(EmailAddress address) {
    return Arrays.stream(addresses.of(PackedRows.hash(address)))
        .mapToObj(this::row)
        .filter(row -> row.addresses().contains(address))
        .map(Row::id)
        .distinct()
        .sorted()
        .map(id -> rows(id).findFirst().orElseThrow().record())
        .toList();
  }

  @Override
  public Optional<RecordEntry> find(RecordId id) {
    List<Row> rows = rows(id).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(united(rows));
  }

  private static RecordEntry united(List<Row> rows) {
    Set<EmailAddress> all = new LinkedHashSet<>();
    rows.forEach(row -> all.addAll(row.addresses()));
    return new RecordEntry(rows.get(0).record(), List.copyOf(all));
  }

  @Override
  public List<RecordEntry> list(String part, int limit) {
    return first(each -> true, part, limit);
  }

  @Override
  public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    return first(each -> each.compareTo(after) > 0, part, limit);
  }

  /** Goes through all rows, and keeps the first records in the order of ids. */
  private List<RecordEntry> first(Predicate<RecordId> which, String part, int limit) {
    String wanted = part.toLowerCase(Locale.ROOT);
    SortedMap<RecordId, RecordEntry> first = new TreeMap<>();
    for (PackedRows file : files) {
      for (Iterator<Row> rows = file.iterator(); rows.hasNext() && limit > 0; ) {
        Row row = rows.next();
        boolean full = first.size() >= limit;
        if ((!full || row.id().compareTo(first.lastKey()) < 0)
            && which.test(row.id())
            && mentions(row, wanted)) {
          first.computeIfAbsent(row.id(), id -> find(id).orElseThrow());
        }
        if (first.size() > limit) {
          first.remove(first.lastKey());
        }
      }
    }
    return List.copyOf(first.values());
  }

  /** A further row counts by its addresses only: its name is not that of the record. */
  private boolean mentions(Row row, String part) {
    return row.hasAddress(part)
        || (row.names(part) && rows(row.id()).findFirst().orElseThrow().names(part));
  }

  @Override
  public long count() {
    return records;
  }

  /** The records of the one file, in the order of their first rows. */
  Iterable<RecordEntry> entries() {
    PackedRows file = files.get(0);
    Iterable<Row> rows = file::iterator;
    return () ->
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> file.united() ? whole(row) : Optional.of(row.entry()))
            .flatMap(Optional::stream)
            .iterator();
  }

  private Optional<RecordEntry> whole(Row row) {
    if (ids.of(PackedRows.hash(row.id())).length == 1) {
      return Optional.of(united(List.of(row)));
    }
    List<Row> all = rows(row.id()).toList();
    return all.get(0).line() == row.line() ? Optional.of(united(all)) : Optional.empty();
  }

  /** The rows that say something else about a record than its first row, in order. */
  Stream<Row> contradictions() {
    List<Long> found = new ArrayList<>();
    ids.each(
        alone -> {},
        places -> {
          Map<RecordId, Row> first = new HashMap<>();
          for (long place : places) {
            Row row = row(place);
            Row other = Objects.requireNonNullElse(first.putIfAbsent(row.id(), row), row);
            if (row.contradicts(other)) {
              found.add(place);
            }
          }
        });
    return found.stream().sorted().map(this::row);
  }
}
