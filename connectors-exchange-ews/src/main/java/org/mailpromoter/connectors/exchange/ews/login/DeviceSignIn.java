package org.mailpromoter.connectors.exchange.ews.login;

import java.io.IOException;
import java.util.function.Consumer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.oauth.DeviceCode;
import org.mailpromoter.http.oauth.DeviceGrant;
import org.mailpromoter.http.oauth.TokenCache;
import org.mailpromoter.http.oauth.TokenException;

/** Has a person open a page and enter a code there. */
final class DeviceSignIn implements SignIn {
  private final DeviceGrant grant;
  private final TokenCache tokens;
  private final TokenFailures failures;
  private final LoginParts parts;

  DeviceSignIn(DeviceGrant grant, TokenCache tokens, TokenFailures failures, LoginParts parts) {
    this.grant = grant;
    this.tokens = tokens;
    this.failures = failures;
    this.parts = parts;
  }

  /** The sentence is our own: text from the server is not shown. */
  @Override
  public void run(Consumer<String> tell) throws MailAccessException, InterruptedException {
    try {
      DeviceCode code = grant.code();
      tell.accept(
          "Open "
              + failures.words(code.page())
              + " in a browser, log in as the owner of the mailbox, and enter the code "
              + failures.words(code.userCode())
              + " within "
              + code.lifetime().toMinutes()
              + " minutes.");
      grant.await(code, parts.clock(), parts.pauses().get()::hold);
      tokens.forget();
    } catch (TokenException e) {
      throw failures.refused(e);
    } catch (IOException e) {
      throw failures.unreachable(e);
    }
  }
}
