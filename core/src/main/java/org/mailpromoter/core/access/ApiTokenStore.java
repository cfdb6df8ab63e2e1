package org.mailpromoter.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps API tokens. Thread-safe, also between processes that share a storage.
 *
 * <ul>
 *   <li>TK-1: an id is given once; a token is never replaced.
 *   <li>TK-2: a token is revoked once, and stays so.
 *   <li>TK-3: use is written at most once in {@link #TOUCH}.
 * </ul>
 *
 * @since 0.1
 */
public interface ApiTokenStore {
  /** How exactly the last use is known. */
  Duration TOUCH = Duration.ofMinutes(1);

  /**
   * Keeps a new token.
   *
   * @return whether its id was free (TK-1)
   */
  boolean add(ApiToken token);

  /** The token with an id, also one that cannot be used any more. */
  Optional<ApiToken> find(ApiTokenId id);

  /** Notes that a token was used (TK-3). */
  void used(ApiToken token, Instant now);

  /**
   * Revokes a token.
   *
   * @return whether it existed and was not revoked before (TK-2)
   */
  boolean revoke(ApiTokenId id, Instant now);

  /** All tokens, the newest first. */
  List<ApiToken> list();

  /**
   * Those of a holder.
   *
   * @param name the name of the holder
   */
  List<ApiToken> list(String name);

  /**
   * Deletes tokens that expired or were revoked before a time.
   *
   * @return how many
   */
  int deleteEndedBefore(Instant time);
}
