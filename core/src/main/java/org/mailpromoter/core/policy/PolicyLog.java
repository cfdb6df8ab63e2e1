package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Numbers and stores the policies of decisions.
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

  /** Every version with the time at which it first came into force, the oldest first. */
  List<Version> versions();

  /**
   * A version of the policy.
   *
   * @param number its number
   * @param firstUsed when mail was first decided under it
   */
  record Version(long number, Instant firstUsed) {}
}
