package org.mailpromoter.connectors.graph.call;

import java.util.Optional;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Authenticates requests to Graph. Each instance belongs to one {@link HttpLine}. Implementations
 * never put a token into a message.
 */
public interface Authorization {
  /**
   * The access token of a request.
   *
   * @throws MailAccessException if there is none, with a sentence for people
   * @throws InterruptedException if the thread was interrupted
   */
  String token() throws MailAccessException, InterruptedException;

  /**
   * Another token after a 401, for sending the same request again.
   *
   * @param refused the token that the server refuses
   * @return empty if there is no other one: the login is refused
   * @throws MailAccessException if it cannot be obtained, with a sentence for people
   * @throws InterruptedException if the thread was interrupted
   */
  Optional<String> insteadOf(String refused) throws MailAccessException, InterruptedException;
}
