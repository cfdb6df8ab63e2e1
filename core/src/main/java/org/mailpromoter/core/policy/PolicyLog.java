package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/**
 * Numbers the policies that decisions were taken under, and keeps them. Thread-safe.
 *
 * @since 0.1
 */
public interface PolicyLog {
  /**
   * The version of a policy: the same policy has the same number, a new one the next.
   *
   * @param now when it is in force, noted for a new one
   */
  long versionOf(Policy policy, Instant now);

  /**
   * The policy of a version.
   *
   * @throws IllegalArgumentException if it was written by a newer program
   */
  Optional<Policy> find(long version);

  /**
   * Versions with the time at which they first came into force, the newest first.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<Version> versions(PageKey from, int limit);

  /**
   * A version of the policy.
   *
   * @param number its number
   * @param firstUsed when mail was first decided under it
   */
  record Version(long number, Instant firstUsed) {}
}
