package org.mailpromoter.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordStore;

/**
 * Keeps records in memory. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryRecordStore implements RecordStore {
  private final Map<RecordId, RecordEntry> records = new TreeMap<>();
  private FixedDirectory index = new FixedDirectory(List.of());
  private long changes;

  /** An empty store. */
  public InMemoryRecordStore() {}

  @Override
  public synchronized int put(Iterable<RecordEntry> entries, Progress progress) {
    List<RecordEntry> all = new ArrayList<>();
    entries.forEach(all::add);
    progress.advance(all.size());
    int before = records.size();
    for (RecordEntry entry : all) {
      records.merge(entry.record().id(), entry, InMemoryRecordStore::replaced);
    }
    index = new FixedDirectory(records.values());
    changes++;
    return records.size() - before;
  }

  private static RecordEntry replaced(RecordEntry before, RecordEntry now) {
    return new RecordEntry(now.record().createdAt(before.record().created()), now.addresses());
  }

  @Override
  public synchronized Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    return index.resolve(addresses);
  }

  @Override
  public synchronized OptionalLong changes() {
    return OptionalLong.of(changes);
  }

  @Override
  public synchronized List<RecordEntry> list(String part, int limit) {
    return index.list(part, limit);
  }

  @Override
  public synchronized List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    return index.listAfter(after, part, limit);
  }

  @Override
  public synchronized Optional<RecordEntry> find(RecordId id) {
    return index.find(id);
  }

  @Override
  public synchronized long count() {
    return index.count();
  }
}
