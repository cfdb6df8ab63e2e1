package org.mailpromoter.core.mailbox;

import java.util.function.Consumer;

/**
 * An interactive login that is needed once, so later sessions run unattended. The source stores the
 * credentials.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SignIn {
  /**
   * Shows a person what to do and waits until it is done.
   *
   * @param tell shows a sentence to the person, such as which page to open and what to enter there
   * @throws MailAccessException if it is declined, comes too late, or cannot be kept
   * @throws InterruptedException if the thread was interrupted
   */
  void run(Consumer<String> tell) throws MailAccessException, InterruptedException;
}
