package org.mailpromoter.connectors.exchange.ews.login;

import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.oauth.ClientCredentials;
import org.mailpromoter.http.oauth.DeviceGrant;
import org.mailpromoter.http.oauth.TokenCache;
import org.mailpromoter.http.oauth.TokenFile;
import org.mailpromoter.http.oauth.TokenServer;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ServerWords;

/** Logs in with access tokens; the sessions of a mailbox share them. */
final class TokenLogin implements Login.Proof {
  private final TokenCache tokens;
  private final TokenFailures failures;
  private final Optional<SignIn> signIn;

  private TokenLogin(TokenCache tokens, TokenFailures failures, Optional<SignIn> signIn) {
    this.tokens = tokens;
    this.failures = failures;
    this.signIn = signIn;
  }

  /** A program; it has no mailbox, so it must act as the owner of one. */
  static TokenLogin ofClient(EwsServer server, Account account, Login.Keys keys, LoginParts parts) {
    if (account.access() != Account.Access.IMPERSONATION) {
      throw new IllegalArgumentException(
          "the mailbox "
              + keys.mailbox()
              + " needs a mailbox address and impersonate: yes, since a program that logs in with"
              + " oauth2-client has no mailbox of its own");
    }
    TokenServer tokens = tokenServer(server, keys.words());
    Secret secret = server.need(EwsKeys.CLIENT_SECRET);
    keys.words().hide(secret.reveal());
    ClientCredentials grant =
        new ClientCredentials(
            tokens, server.need(EwsKeys.CLIENT_ID), secret::reveal, server.need(EwsKeys.SCOPE));
    return new TokenLogin(
        new TokenCache(grant, parts.clock()),
        new TokenFailures(keys.mailbox(), tokens.address(), keys.words()),
        Optional.empty());
  }

  /** A person. */
  static TokenLogin ofDevice(EwsServer server, Login.Keys keys, LoginParts parts) {
    TokenServer tokens = tokenServer(server, keys.words());
    DeviceGrant grant =
        new DeviceGrant(
            tokens,
            server.address(EwsKeys.DEVICE_CODE_URL),
            server.need(EwsKeys.CLIENT_ID),
            server.need(EwsKeys.SCOPE),
            new TokenFile(keys.get(EwsKeys.TOKEN_FILE)));
    TokenCache cache = new TokenCache(grant, parts.clock());
    TokenFailures failures = new TokenFailures(keys.mailbox(), tokens.address(), keys.words());
    SignIn signIn = new DeviceSignIn(grant, cache, failures, parts);
    return new TokenLogin(cache, failures, Optional.of(signIn));
  }

  private static TokenServer tokenServer(EwsServer server, ServerWords words) {
    return new TokenServer(
        server.address(EwsKeys.TOKEN_URL), server.tokenTrust(), server.readTimeout(), words);
  }

  @Override
  public Authorization at(EwsServer server) {
    return new TokenAuthorization(tokens, failures);
  }

  @Override
  public Optional<SignIn> signIn() {
    return signIn;
  }
}
