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
   * When it can succeed at the earliest, where a server asks to be left alone until then; empty
   * where nobody said so.
   *
   * @since 0.2
   */
  default Optional<Instant> notBefore() {
    return Optional.empty();
  }
}
