package org.mailpromoter.http.sending;

import java.util.Objects;

/**
 * A mail that was saved and not sent yet.
 *
 * @param id names it in its mailbox until it is moved
 * @param version what the service wants to be told with the id when the draft is sent; empty if it
 *     wants nothing
 * @since 0.1
 */
public record Draft(String id, String version) {
  /** Rejects nulls. */
  public Draft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
  }
}
