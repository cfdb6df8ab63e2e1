package org.mailpromoter.connectors.exchange.ews.login;

import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.TokenMethod;
import org.mailpromoter.http.oauth.Wait;

/** Logs in with access tokens; the sessions of a mailbox share them. */
final class TokenLogin implements Login.Proof {
  private final AccessTokens tokens;
  private final String mailbox;
  private final LoginParts parts;

  private TokenLogin(AccessTokens tokens, String mailbox, LoginParts parts) {
    this.tokens = tokens;
    this.mailbox = mailbox;
    this.parts = parts;
  }

  /** A program has no mailbox, so it must act as the owner of one. */
  static TokenLogin of(
      TokenMethod method, EwsServer server, Account account, Login.Keys keys, LoginParts parts) {
    if (method == TokenMethod.CLIENT && account.access() != Account.Access.IMPERSONATION) {
      throw new IllegalArgumentException(
          "the mailbox "
              + keys.mailbox()
              + " needs a mailbox address and impersonate: yes, since a program that logs in with"
              + " oauth2-client has no mailbox of its own");
    }
    AccessTokens tokens =
        AccessTokens.of(
            method, server.tokens(keys.mailbox(), keys.config(), keys.words()), parts.clock());
    return new TokenLogin(tokens, keys.mailbox(), parts);
  }

  @Override
  public Authorization at(EwsServer server) {
    return new TokenAuthorization(tokens, mailbox);
  }

  @Override
  public Optional<SignIn> signIn() {
    return tokens.signIn(this::waiting, e -> e.of(mailbox, EwsError.class));
  }

  private Wait waiting() {
    Pause pause = parts.pauses().get();
    return pause::hold;
  }
}
