package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;

/**
 * An activity that exists for a message identity key.
 *
 * @param id its number
 * @param direction which way it went
 * @param identity its identity; the fingerprint may differ from the one asked for
 * @param contentSize bytes below the header of the message that it was made from, -1 when unknown
 * @since 0.1
 */
public record KnownActivity(
    ActivityId id, Direction direction, MessageIdentity identity, long contentSize) {
  /** Rejects nulls. */
  public KnownActivity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(identity, "identity");
  }
}
