package org.mailpromoter.core.fault;

import java.time.Instant;
import java.util.Optional;

/**
 * An exception that a person can read. {@link Throwable#getMessage()} of an implementation says
 * what failed, where and why; {@link #code()} adds what to do now.
 *
 * @since 0.1
 */
public interface Faulted {
  /** The kind of failure. */
  ErrorCode code();

  /** What failed, where and why, in one sentence without a final remedy. Never {@code null}. */
  String sentence();

  /**
   * The earliest time for a retry, if the server named one; otherwise empty.
   *
   * @since 0.1
   */
  default Optional<Instant> notBefore() {
    return Optional.empty();
  }
}
