package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that proves that a server accepted a mail. That nothing was found proves nothing.
 *
 * @param kind what was found
 * @param at when it was found
 * @param where where, for people
 * @since 0.1
 */
public record Evidence(Kind kind, Instant at, String where) {
  /** What can be found. */
  public enum Kind {
    /** A copy in the folder of sent mail, which the server filed there. */
    SENT_COPY,
    /** A copy in the mailbox of a recipient. */
    RECEIVED_COPY,
    /** A delivery report that names the mail. */
    DELIVERY_REPORT,
    /** A reply that names the mail. */
    REPLY
  }

  /** Rejects nulls. */
  public Evidence {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(where, "where");
  }
}
