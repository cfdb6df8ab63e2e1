package org.mailpromoter.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Lets somebody log in once. A command makes it for whoever may use the storage.
 *
 * @param digest of the secret that they log in with
 * @param holder who
 * @param expires until when it can be used
 * @since 0.1
 */
public record LoginTicket(Secret.Digest digest, Holder holder, Instant expires) {
  /** How long a ticket can be used. */
  public static final Duration VALID = Duration.ofMinutes(10);

  /** Rejects nulls. */
  public LoginTicket {
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(expires, "expires");
  }

  /** A ticket that is made now. */
  public static LoginTicket made(Secret.Digest digest, Holder holder, Instant now) {
    return new LoginTicket(digest, holder, now.plus(VALID));
  }
}
