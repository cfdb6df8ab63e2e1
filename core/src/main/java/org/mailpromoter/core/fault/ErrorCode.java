package org.mailpromoter.core.fault;

/**
 * The identity of a kind of failure. Each module has one enum that implements this interface, for
 * example {@code imap/authentication-refused}. Implementations are immutable.
 *
 * @since 0.1
 */
public interface ErrorCode {
  /** Stable text id, the module's name first: {@code imap/host-not-found}. */
  String id();

  /** How far the failure reaches. */
  FaultScope scope();

  /** Whether trying again can help. */
  Retry retry();

  /** One or two sentences that tell a person what to do now. */
  String remedy();
}
