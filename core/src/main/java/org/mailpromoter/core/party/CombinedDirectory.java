package org.mailpromoter.core.party;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Several directories as one: an address belongs to the records of all of them. The same id is the
 * same record; if two directories return it for one address, the earlier directory wins.
 * Directories whose ids mean something else are kept apart by {@link NamespacedDirectory}. If one
 * directory fails, the whole query fails.
 *
 * @since 0.1
 */
public final class CombinedDirectory implements RecordDirectory {
  private final List<RecordDirectory> directories;

  /** Combines the directories, and closes them when it is closed. */
  public CombinedDirectory(List<? extends RecordDirectory> directories) {
    this.directories = List.copyOf(directories);
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, List<PartyRecord>> all = new LinkedHashMap<>();
    for (RecordDirectory directory : directories) {
      directory
          .resolve(addresses)
          .forEach((address, found) -> all.merge(address, found, CombinedDirectory::join));
    }
    return all;
  }

  private static List<PartyRecord> join(List<PartyRecord> earlier, List<PartyRecord> later) {
    Map<RecordId, PartyRecord> joined = new TreeMap<>();
    Stream.concat(earlier.stream(), later.stream())
        .forEach(record -> joined.putIfAbsent(record.id(), record));
    return List.copyOf(joined.values());
  }

  @Override
  public List<DirectoryWarning> warnings() {
    return directories.stream().flatMap(each -> each.warnings().stream()).toList();
  }

  @Override
  public void close() {
    directories.forEach(RecordDirectory::close);
  }
}
