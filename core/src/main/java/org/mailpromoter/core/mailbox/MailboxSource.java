package org.mailpromoter.core.mailbox;

import java.util.Optional;

/**
 * Opens sessions to one mailbox; contains the address, the login and the secrets. Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MailboxSource {
  /**
   * Connects and logs in.
   *
   * @throws MailAccessException if the server cannot be reached or refuses
   */
  MailboxSession open() throws MailAccessException;

  /**
   * The interactive login that is needed before sessions can be opened; empty if the configuration
   * is sufficient, as for most connectors.
   */
  default Optional<SignIn> signIn() {
    return Optional.empty();
  }
}
