package org.mailpromoter.core.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;

/**
 * One participant of an activity: a record, or an address that belongs to none. Immutable.
 *
 * @since 0.1
 */
public final class ActivityParty {
  private final Role role;
  private final NamedAddress address;
  private final @Nullable RecordId record;

  private ActivityParty(Role role, NamedAddress address, @Nullable RecordId record) {
    this.role = Objects.requireNonNull(role, "role");
    this.address = Objects.requireNonNull(address, "address");
    this.record = record;
  }

  /** A participant that is a record. */
  public static ActivityParty resolved(Role role, NamedAddress address, RecordId record) {
    return new ActivityParty(role, address, Objects.requireNonNull(record, "record"));
  }

  /** A participant without a record. */
  public static ActivityParty unresolved(Role role, NamedAddress address) {
    return new ActivityParty(role, address, null);
  }

  /**
   * The parties of an activity whose header was read again: those of the new reading. A party with
   * the same role and address as before keeps its records.
   */
  static List<ActivityParty> corrected(List<ActivityParty> stored, List<ActivityParty> read) {
    List<ActivityParty> corrected = new ArrayList<>(read.size());
    for (ActivityParty each : read) {
      List<ActivityParty> same = stored.stream().filter(each::isAs).toList();
      if (same.isEmpty()) {
        corrected.add(each);
      } else if (corrected.stream().noneMatch(each::isAs)) {
        same.forEach(
            kept -> corrected.add(new ActivityParty(each.role, each.address, kept.record)));
      }
    }
    return corrected;
  }

  private boolean isAs(ActivityParty other) {
    return role == other.role && address.address().equals(other.address.address());
  }

  /** Its role. */
  public Role role() {
    return role;
  }

  /** The address as written. */
  public NamedAddress address() {
    return address;
  }

  /** The record behind the address, empty when unresolved. */
  public Optional<RecordId> record() {
    return Optional.ofNullable(record);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActivityParty p
        && role == p.role
        && address.equals(p.address)
        && Objects.equals(record, p.record);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, address, record);
  }

  @Override
  public String toString() {
    return role + " " + address + (record == null ? " (unresolved)" : " = " + record);
  }
}
