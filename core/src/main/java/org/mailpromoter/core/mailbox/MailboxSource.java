package org.mailpromoter.core.mailbox;

import java.util.Optional;

/**
 * Opens sessions to one mailbox; the address, the login and the secrets are inside. Thread-safe.
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
   * How a person logs in before sessions can be opened; empty where the configuration says it all,
   * as it does for most.
   */
  default Optional<SignIn> signIn() {
    return Optional.empty();
  }
}
