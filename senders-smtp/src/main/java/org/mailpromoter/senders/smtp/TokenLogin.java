package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.BearerMechanism;
import org.mailpromoter.http.oauth.NoTokenException;
import org.mailpromoter.spi.net.ServerWords;

/**
 * An access token through XOAUTH2 or OAUTHBEARER (RFC 7628). A token may be void before its time;
 * then the next one counts, once.
 *
 * @param user the login name
 * @param tokens the tokens
 * @param words takes the tokens out of the server's text
 */
record TokenLogin(String user, AccessTokens tokens, ServerWords words) implements SmtpLogin {
  @Override
  public void logIn(SmtpConversation with) throws IOException, SmtpFailure, InterruptedException {
    BearerMechanism mechanism =
        BearerMechanism.of(with.extensions()::hasLogin)
            .orElseThrow(
                () ->
                    new SmtpFailure(
                        SmtpError.TOKENS_NOT_OFFERED,
                        "the server takes no access tokens (XOAUTH2 or OAUTHBEARER)"));
    try {
      String token = tokens.current();
      SmtpReply reply = shown(with, mechanism, token);
      Optional<String> other = reply.isPermanent() ? tokens.insteadOf(token) : Optional.empty();
      SmtpReply last = other.isPresent() ? shown(with, mechanism, other.get()) : reply;
      if (!last.isPositive()) {
        throw SmtpLogin.refusal(with, last, SmtpError.TOKEN_NOT_ACCEPTED);
      }
    } catch (NoTokenException e) {
      throw new SmtpFailure(e.error().in(SmtpError.class), e.sentence());
    }
  }

  /** A server that refuses a token says why in a challenge first (RFC 7628, 3.2.3). */
  private SmtpReply shown(SmtpConversation with, BearerMechanism mechanism, String token)
      throws IOException {
    SmtpReply reply = with.ask("AUTH " + mechanism.name() + " " + mechanism.opening(user, token));
    return reply.code() == SmtpConversation.CHALLENGE ? with.ask(mechanism.farewell()) : reply;
  }

  @Override
  public String toString() {
    return "TokenLogin[" + user + "]";
  }
}
