package org.mailpromoter.core.fault;

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
}
