package org.mailpromoter.core.party;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.message.NamedAddress;

/**
 * An address in a message with every record it belongs to, active or not.
 *
 * @param role which header named it
 * @param address the address as written
 * @param candidates all records with that address, in the order of {@link RecordDirectory}
 * @since 0.1
 */
public record Participant(Role role, NamedAddress address, List<PartyRecord> candidates) {
  /** Copies the list. */
  public Participant {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(address, "address");
    candidates = List.copyOf(candidates);
  }
}
