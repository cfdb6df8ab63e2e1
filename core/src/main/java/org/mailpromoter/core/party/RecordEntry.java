package org.mailpromoter.core.party;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;

/**
 * A record with its addresses, as it is imported.
 *
 * @param record the record
 * @param addresses its addresses, possibly none
 * @since 0.1
 */
public record RecordEntry(PartyRecord record, List<EmailAddress> addresses) {
  /** Copies the list. */
  public RecordEntry {
    Objects.requireNonNull(record, "record");
    addresses = List.copyOf(addresses);
  }

  /** Returns this with another time at which the record was created. */
  public RecordEntry createdAt(Instant time) {
    return new RecordEntry(record.createdAt(time), addresses);
  }
}
