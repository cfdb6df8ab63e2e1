package org.mailpromoter.core.policy;

import java.util.Objects;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * A user or queue with its Track option.
 *
 * @param id the user's or queue's record
 * @param name how to show it to a person
 * @param track which mail it accepts
 */
public record Owner(RecordId id, String name, Setting<TrackOption> track) {
  /**
   * @throws IllegalArgumentException if {@code id} names neither a user nor a queue
   */
  public Owner {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(track, "track");
    if (id.kind() != RecordKind.USER && id.kind() != RecordKind.QUEUE) {
      throw new IllegalArgumentException("only users and queues accept mail, not " + id);
    }
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
    return new Owner(id, name, new Setting<>(option, origin));
  }
}
