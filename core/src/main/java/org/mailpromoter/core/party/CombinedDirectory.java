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
 * same record; where two directories know it by one address, the word of the earlier one counts.
 * Directories whose ids mean something else are kept apart by {@link NamespacedDirectory}. One that
 * cannot answer fails the whole question.
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
