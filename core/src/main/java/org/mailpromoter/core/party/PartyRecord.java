package org.mailpromoter.core.party;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a record that matter for mail. Immutable.
 *
 * @since 0.1
 */
public final class PartyRecord {
  private final RecordId id;
  private final String name;
  private final @Nullable RecordId owner;
  private final boolean active;
  private final Instant created;

  private PartyRecord(
      RecordId id, String name, @Nullable RecordId owner, boolean active, Instant created) {
    this.id = Objects.requireNonNull(id, "id");
    this.name = Objects.requireNonNull(name, "name");
    this.owner = owner;
    this.active = active;
    this.created = Objects.requireNonNull(created, "created");
  }

  /** An active record without an owner, created at the epoch. */
  public static PartyRecord of(RecordId id, String name) {
    return new PartyRecord(id, name, null, true, Instant.EPOCH);
  }

  /** The same record under another id. */
  public PartyRecord identifiedBy(RecordId newId) {
    return new PartyRecord(newId, name, owner, active, created);
  }

  /** The same record with an owner. */
  public PartyRecord ownedBy(RecordId newOwner) {
    return new PartyRecord(id, name, Objects.requireNonNull(newOwner, "newOwner"), active, created);
  }

  /** The same record under another name. */
  public PartyRecord named(String newName) {
    return new PartyRecord(id, newName, owner, active, created);
  }

  /** The same record, active or not. */
  public PartyRecord active(boolean isActive) {
    return new PartyRecord(id, name, owner, isActive, created);
  }

  /** The same record with a time of creation; the oldest wins among equals (P-12). */
  public PartyRecord createdAt(Instant time) {
    return new PartyRecord(id, name, owner, active, time);
  }

  /** What names the record. */
  public RecordId id() {
    return id;
  }

  /** What kind it is. */
  public RecordKind kind() {
    return id.kind();
  }

  /** How to show it to a person, may be empty. */
  public String name() {
    return name;
  }

  /** The user or team it belongs to. */
  public Optional<RecordId> owner() {
    return Optional.ofNullable(owner);
  }

  /** Whether it is in use; disabled users never resolve. */
  public boolean active() {
    return active;
  }

  /** When it was created. */
  public Instant created() {
    return created;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartyRecord r
        && id.equals(r.id)
        && name.equals(r.name)
        && Objects.equals(owner, r.owner)
        && active == r.active
        && created.equals(r.created);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return name.isEmpty() ? id.toString() : name + " (" + id + ")";
  }
}
