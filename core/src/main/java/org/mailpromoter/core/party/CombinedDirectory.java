package org.mailpromoter.core.party;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Several directories as one: an address belongs to the records of all of them.
 *
 * @since 0.1
 */
public final class CombinedDirectory implements RecordDirectory {
  private final List<RecordDirectory> directories;

  /** Combines the directories. */
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

  private static List<PartyRecord> join(List<PartyRecord> some, List<PartyRecord> others) {
    List<PartyRecord> joined = new ArrayList<>(some);
    joined.addAll(others);
    joined.sort(Comparator.comparing(PartyRecord::id));
    return joined;
  }
}
