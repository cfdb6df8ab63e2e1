package org.mailpromoter.connectors.graph.login;

import java.util.Optional;
import org.mailpromoter.connectors.graph.call.Authorization;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.NoTokenException;

/** Access tokens (RFC 6750) that are renewed before they expire, and where one is refused. */
record TokenAuthorization(AccessTokens tokens, String mailbox) implements Authorization {
  @Override
  public String token() throws MailAccessException, InterruptedException {
    try {
      return tokens.current();
    } catch (NoTokenException e) {
      throw e.of(mailbox, GraphError.class);
    }
  }

  @Override
  public Optional<String> insteadOf(String refused)
      throws MailAccessException, InterruptedException {
    try {
      return tokens.insteadOf(refused);
    } catch (NoTokenException e) {
      throw e.of(mailbox, GraphError.class);
    }
  }
}
