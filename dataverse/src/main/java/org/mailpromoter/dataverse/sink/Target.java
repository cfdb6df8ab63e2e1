package org.mailpromoter.dataverse.sink;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.core.party.RecordId;

/**
 * A row to which a lookup is bound.
 *
 * @param table its logical name
 * @param id its primary key
 */
record Target(String table, UUID id) {
  private static final int UUID_LENGTH = 36;

  /** The row of a record of Dynamics 365; empty for a key that is no GUID. */
  static Optional<Target> of(RecordId record, String key) {
    return table(record).flatMap(table -> guid(key).map(id -> new Target(table, id)));
  }

  private static Optional<String> table(RecordId record) {
    return switch (record.kind()) {
      case USER -> Optional.of("systemuser");
      case CONTACT -> Optional.of("contact");
      case ACCOUNT -> Optional.of("account");
      case LEAD -> Optional.of("lead");
      case EQUIPMENT -> Optional.of("equipment");
      case TEAM -> Optional.of("team");
      case BUSINESS_UNIT -> Optional.of("businessunit");
      case QUEUE -> Optional.of("queue");
      case CUSTOM -> Optional.empty();
    };
  }

  static Optional<UUID> guid(String key) {
    try {
      return key.length() == UUID_LENGTH ? Optional.of(UUID.fromString(key)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The address of the row below the root. All these tables have regular plurals. */
  String address() {
    return "/" + table + "s(" + id.toString().toLowerCase(Locale.ROOT) + ")";
  }
}
