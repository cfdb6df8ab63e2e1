package org.mailpromoter.core.access;

import java.util.Objects;
import java.util.Optional;

/**
 * An API token as programs send it: {@code mp1_ID_SECRET}.
 *
 * @param id names it
 * @param secret proves it
 * @since 0.1
 */
public record ApiTokenText(ApiTokenId id, Secret secret) {
  private static final String PREFIX = "mp1_";
  private static final int LONGEST = 200;

  /** Rejects nulls. */
  public ApiTokenText {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
  }

  /** The token that a program sent; empty if it has not the form of one. */
  public static Optional<ApiTokenText> parse(String sent) {
    if (!sent.startsWith(PREFIX) || sent.length() > LONGEST) {
      return Optional.empty();
    }
    int between = sent.indexOf('_', PREFIX.length());
    return between < 0
        ? Optional.empty()
        : ApiTokenId.parse(sent.substring(PREFIX.length(), between))
            .map(id -> new ApiTokenText(id, Secret.of(sent.substring(between + 1))));
  }

  /** The whole token, to be shown once. */
  public String reveal() {
    return PREFIX + id + "_" + secret.reveal();
  }
}
