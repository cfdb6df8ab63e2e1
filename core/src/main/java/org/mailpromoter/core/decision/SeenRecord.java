package org.mailpromoter.core.decision;

import java.util.Objects;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;

/**
 * The state of a record when a message was decided.
 *
 * @param id the record
 * @param name its name, may be empty
 * @param active whether it was active
 * @since 0.1
 */
public record SeenRecord(RecordId id, String name, boolean active) {
  /** Rejects nulls. */
  public SeenRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }

  /** The stored state of a record. */
  public static SeenRecord of(PartyRecord record) {
    return new SeenRecord(record.id(), record.name(), record.active());
  }
}
