package org.mailpromoter.core.draft;

import java.time.Instant;
import java.util.Objects;

/**
 * A stored draft.
 *
 * @param id its number
 * @param version counts its changes, from 1
 * @param content what was written
 * @param created when it was begun
 * @param changed when it was changed last
 * @since 0.1
 */
public record Draft(
    DraftId id, long version, DraftContent content, Instant created, Instant changed) {
  /** Rejects nulls. */
  public Draft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(changed, "changed");
  }
}
