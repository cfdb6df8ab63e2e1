package org.mailpromoter.directories.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

/**
 * A valid row of a CSV file, or a vCard. Several rows may give addresses to one record.
 *
 * @param line its first line, zero for a vCard
 * @param name empty if it is left open
 * @param owner empty if it is left open
 * @param active empty if it is left open
 */
record Row(
    long line,
    RecordId id,
    String name,
    Optional<RecordId> owner,
    Optional<Boolean> active,
    List<EmailAddress> addresses) {

  PartyRecord record() {
    PartyRecord named = PartyRecord.of(id, name).active(active.orElse(true));
    return owner.map(named::ownedBy).orElse(named);
  }

  RecordEntry entry() {
    return new RecordEntry(record(), addresses);
  }

  /** Whether it says something else about the record than its first row. */
  boolean contradicts(Row first) {
    return (!name.isEmpty() && !name.equals(first.name))
        || (owner.isPresent() && !owner.equals(first.owner))
        || (active.isPresent() && !active.get().equals(first.active.orElse(true)));
  }

  /** Whether id or name contain a text in lower case. */
  boolean names(String part) {
    return (id + " " + name).toLowerCase(Locale.ROOT).contains(part);
  }

  /** Whether an address contains a text in lower case. */
  boolean hasAddress(String part) {
    return addresses.stream().anyMatch(address -> address.value().contains(part));
  }
}
