package org.mailpromoter.core.policy;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * A user or queue with its Track option.
 *
 * @param id the user's or queue's record
 * @param name how to show it to a person
 * @param track which mail it accepts
 * @param refused kinds of machine mail that it never accepts, empty to treat all as any other mail
 * @since 0.1
 */
public record Owner(
    RecordId id, String name, Setting<TrackOption> track, Setting<Set<MachineMail>> refused) {
  /**
   * @throws IllegalArgumentException if {@code id} names neither a user nor a queue
   */
  public Owner {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(refused, "refused");
    if (id.kind() != RecordKind.USER && id.kind() != RecordKind.QUEUE) {
      throw new IllegalArgumentException("only users and queues accept mail, not " + id);
    }
  }

  /** An owner that treats machine mail as any other mail, as Dynamics 365 does. */
  public Owner(RecordId id, String name, Setting<TrackOption> track) {
    this(id, name, track, Setting.byDefault(Set.of()));
  }

  /**
   * The option of a user or queue for which none was chosen: replies for users, all for
   * queues.
   */
  public static TrackOption standardOption(RecordKind kind) {
    return kind == RecordKind.QUEUE ? TrackOption.ALL : TrackOption.REPLIES;
  }

  /** The same owner with another option. */
  public Owner tracking(TrackOption option, Origin origin) {
    return new Owner(id, name, new Setting<>(option, origin), refused);
  }

  /** The same owner with other kinds of machine mail that it refuses. */
  public Owner refusing(Set<MachineMail> kinds, Origin origin) {
    return new Owner(id, name, track, new Setting<>(Set.copyOf(kinds), origin));
  }
}
