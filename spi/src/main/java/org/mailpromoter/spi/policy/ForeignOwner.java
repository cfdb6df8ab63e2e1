package org.mailpromoter.spi.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.TrackOption;

/**
 * A user or queue of the other CRM. Immutable.
 *
 * @since 0.1
 */
public final class ForeignOwner {
  private final RecordId id;
  private final Sourced<String> name;
  private final Sourced<List<EmailAddress>> addresses;
  private final Sourced<TrackOption> track;
  private final @Nullable Sourced<RecordId> responsible;

  private ForeignOwner(
      RecordId id,
      Sourced<String> name,
      Sourced<List<EmailAddress>> addresses,
      Sourced<TrackOption> track,
      @Nullable Sourced<RecordId> responsible) {
    this.id = id;
    this.name = Objects.requireNonNull(name, "name");
    this.addresses = new Sourced<>(List.copyOf(addresses.value()), addresses.place());
    this.track = Objects.requireNonNull(track, "track");
    this.responsible = responsible;
  }

  /**
   * A user or queue.
   *
   * @param id its kind, and the id that it has there
   * @param name how people call it
   * @param addresses its addresses, at least one, which nothing else of its kind has
   * @param track which mail it accepts
   * @throws IllegalArgumentException if it is neither a user nor a queue, or has no address
   */
  public static ForeignOwner of(
      RecordId id,
      Sourced<String> name,
      Sourced<List<EmailAddress>> addresses,
      Sourced<TrackOption> track) {
    if (id.kind() != RecordKind.USER && id.kind() != RecordKind.QUEUE) {
      throw new IllegalArgumentException("only users and queues accept mail, not " + id);
    }
    if (addresses.value().isEmpty()) {
      throw new IllegalArgumentException(id + " has no address");
    }
    return new ForeignOwner(id, name, addresses, track, null);
  }

  /** The same queue with the user to whom it belongs. */
  public ForeignOwner ownedBy(Sourced<RecordId> user) {
    return new ForeignOwner(id, name, addresses, track, Objects.requireNonNull(user, "user"));
  }

  /** Its kind, and the id that it has there. */
  public RecordId id() {
    return id;
  }

  /** How people call it. */
  public Sourced<String> name() {
    return name;
  }

  /** Its addresses. */
  public Sourced<List<EmailAddress>> addresses() {
    return addresses;
  }

  /** Which mail it accepts. */
  public Sourced<TrackOption> track() {
    return track;
  }

  /** The user to whom a queue belongs. */
  public Optional<Sourced<RecordId>> responsible() {
    return Optional.ofNullable(responsible);
  }

  @Override
  public String toString() {
    return "ForeignOwner[" + id + ", " + addresses.value() + ", " + track.value() + "]";
  }
}
