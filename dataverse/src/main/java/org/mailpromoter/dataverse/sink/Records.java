package org.mailpromoter.dataverse.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.core.party.RecordId;

/**
 * Which records of ours are which rows: those of one record directory, whose keys are the ids of
 * rows, and those that the configuration names. Immutable.
 */
final class Records {
  private final String prefix;
  private final Map<RecordId, UUID> named;

  private Records(String prefix, Map<RecordId, UUID> named) {
    this.prefix = prefix;
    this.named = Map.copyOf(named);
  }

  /**
   * The records of a directory and others.
   *
   * @param directory its name; empty where its ids are shared
   * @param pairs as KIND:ID = GUID
   * @throws IllegalArgumentException with a sentence for people if a pair is wrong
   */
  static Records of(String directory, List<String> pairs) {
    Map<RecordId, UUID> named = new HashMap<>();
    for (String each : pairs) {
      String[] parts = each.split("=", 2);
      Optional<RecordId> record = RecordId.parse(parts[0].strip());
      Optional<UUID> row = parts.length < 2 ? Optional.empty() : Target.guid(parts[1].strip());
      if (record.isEmpty() || row.isEmpty()) {
        throw new IllegalArgumentException(
            "records has '"
                + each
                + "' where KIND:ID = GUID is expected, such as"
                + " user:christopher = 0f8fad5b-d9cb-469f-a165-70867728950e");
      }
      named.put(record.get(), row.get());
    }
    return new Records(directory.isEmpty() ? "" : directory + "/", named);
  }

  /** The row of a record; empty if it is none of Dynamics 365. */
  Optional<Target> row(RecordId record) {
    UUID id = named.get(record);
    if (id != null) {
      return Target.of(record, id.toString());
    }
    if (Target.of(record, record.key()).isPresent()) {
      return Target.of(record, record.key());
    }
    return record.key().startsWith(prefix)
        ? Target.of(record, record.key().substring(prefix.length()))
        : Optional.empty();
  }
}
