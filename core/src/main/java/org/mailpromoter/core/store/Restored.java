package org.mailpromoter.core.store;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of replacing a storage by a backup.
 *
 * @param former where the replaced storage is kept, for people; empty when there was none
 * @param activities numbers of activities up to this one are not given again
 * @param tokens how many tracking tokens of each sender were skipped, at least
 * @since 0.1
 */
public record Restored(Optional<String> former, long activities, long tokens) {
  /** Rejects nulls. */
  public Restored {
    Objects.requireNonNull(former, "former");
  }
}
