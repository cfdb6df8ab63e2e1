package org.mailpromoter.core.mailbox;

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
}
