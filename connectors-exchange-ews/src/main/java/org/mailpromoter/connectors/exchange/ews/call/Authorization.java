package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Authenticates requests to the server. Each instance belongs to one {@link HttpLine}, whose
 * requests come one at a time and, as long as the server keeps it open, over one connection: what
 * is learned in a challenge holds for the request that follows it. Implementations never put a
 * secret into a message.
 */
public interface Authorization {
  /**
   * The header {@code Authorization} of a new request; empty for none, for example on a connection
   * that is already authenticated.
   *
   * @throws MailAccessException if the login cannot be proved, with a sentence for people
   * @throws IOException if asking for one fails
   * @throws InterruptedException if the thread was interrupted
   */
  Optional<String> opening() throws MailAccessException, IOException, InterruptedException;

  /**
   * Answers a 401 with the header for sending the same request again.
   *
   * @param refusal the 401 with its headers
   * @return empty if there is no other answer: the login is refused
   * @throws MailAccessException if the login cannot be proved, with a sentence for people
   * @throws IOException if asking for one fails
   * @throws InterruptedException if the thread was interrupted
   */
  Optional<String> answer(Refusal refusal)
      throws MailAccessException, IOException, InterruptedException;
}
