package org.mailpromoter.core.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a program calls the API with. It allows no more than its holder may do.
 *
 * @param id names it
 * @param digest of its secret
 * @param label what it is for
 * @param holder whose it is
 * @param scopes what it is limited to, as words such as {@code read:status}
 * @param created when it was made
 * @param expires until when it can be used
 * @param used when it was last used, to the minute
 * @param revoked when it was revoked
 * @since 0.1
 */
public record ApiToken(
    ApiTokenId id,
    Secret.Digest digest,
    String label,
    Holder holder,
    Set<String> scopes,
    Instant created,
    Instant expires,
    Optional<Instant> used,
    Optional<Instant> revoked) {
  /** The longest label. */
  public static final int LABEL_LENGTH = 200;

  /** Copies the set; rejects nulls and labels that are too long. */
  public ApiToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(holder, "holder");
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(used, "used");
    Objects.requireNonNull(revoked, "revoked");
    if (label.length() > LABEL_LENGTH) {
      throw new IllegalArgumentException("the label is longer than " + LABEL_LENGTH);
    }
  }

  /** Whether it can be used at a time. */
  public boolean isUsable(Instant now) {
    return revoked.isEmpty() && now.isBefore(expires);
  }
}
