package org.mailpromoter.connectors.exchange.ews.login;

import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.call.Refusal;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.NoTokenException;

/**
 * OAuth 2 access tokens (RFC 6750) that are renewed before they expire, and once for a request
 * where the server refuses one all the same.
 */
final class TokenAuthorization implements Authorization {
  private final AccessTokens tokens;
  private final String mailbox;
  private String said = "";

  TokenAuthorization(AccessTokens tokens, String mailbox) {
    this.tokens = tokens;
    this.mailbox = mailbox;
  }

  @Override
  public Optional<String> opening() throws MailAccessException, InterruptedException {
    try {
      said = tokens.current();
      return Optional.of("Bearer " + said);
    } catch (NoTokenException e) {
      throw e.of(mailbox, EwsError.class);
    }
  }

  @Override
  public Optional<String> answer(Refusal refusal) throws MailAccessException, InterruptedException {
    String refused = said;
    said = "";
    try {
      return refused.isEmpty()
          ? Optional.empty()
          : tokens.insteadOf(refused).map(token -> "Bearer " + token);
    } catch (NoTokenException e) {
      throw e.of(mailbox, EwsError.class);
    }
  }
}
