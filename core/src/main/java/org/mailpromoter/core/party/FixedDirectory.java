package org.mailpromoter.core.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * A directory of records that are known from the start, for example the configured users and
 * queues.
 *
 * @since 0.1
 */
public final class FixedDirectory implements RecordDirectory {
  private final Map<EmailAddress, List<PartyRecord>> records = new HashMap<>();

  /** A directory of these entries. */
  public FixedDirectory(Collection<RecordEntry> entries) {
    entries.stream()
        .sorted(Comparator.comparing((RecordEntry entry) -> entry.record().id()))
        .forEach(this::add);
  }

  private void add(RecordEntry entry) {
    for (EmailAddress address : entry.addresses()) {
      records.computeIfAbsent(address, unused -> new ArrayList<>()).add(entry.record());
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
}
