package org.mailpromoter.connectors.exchange.ews.login;

import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.call.Refusal;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.oauth.TokenCache;
import org.mailpromoter.http.oauth.TokenException;

/**
 * OAuth 2 access tokens (RFC 6750) that are renewed before they expire, and once for a request
 * where the server refuses one all the same.
 */
final class TokenAuthorization implements Authorization {
  private final TokenCache tokens;
  private final TokenFailures failures;
  private String said = "";

  TokenAuthorization(TokenCache tokens, TokenFailures failures) {
    this.tokens = tokens;
    this.failures = failures;
  }

  /** A way to a token. */
  private interface Way {
    String token() throws TokenException, IOException, InterruptedException;
  }

  @Override
  public Optional<String> opening() throws MailAccessException, InterruptedException {
    said = token(tokens::current);
    return Optional.of("Bearer " + said);
  }

  @Override
  public Optional<String> answer(Refusal refusal) throws MailAccessException, InterruptedException {
    String refused = said;
    said = "";
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of("Bearer " + token(() -> tokens.insteadOf(refused)));
  }

  private String token(Way way) throws MailAccessException, InterruptedException {
    try {
      return way.token();
    } catch (TokenException e) {
      throw failures.refused(e);
    } catch (IOException e) {
      throw failures.unreachable(e);
    }
  }
}
