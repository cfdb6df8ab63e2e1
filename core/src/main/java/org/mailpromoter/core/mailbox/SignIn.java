package org.mailpromoter.core.mailbox;

import java.util.function.Consumer;

/**
 * Has a person log in once, so that later sessions need nobody at a terminal. What is kept for them
 * is the source's affair.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SignIn {
  /**
   * Tells a person what to do and waits until it is done.
   *
   * @param tell shows a sentence to the person, such as which page to open and what to enter there
   * @throws MailAccessException if it is declined, comes too late, or cannot be kept
   * @throws InterruptedException if the thread was interrupted
   */
  void run(Consumer<String> tell) throws MailAccessException, InterruptedException;
}
