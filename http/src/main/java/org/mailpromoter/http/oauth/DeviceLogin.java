package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Has a person open a page and enter a code there. */
final class DeviceLogin {
  /** Below this, minutes are too coarse. */
  private static final Duration FEW = Duration.ofMinutes(2);

  private final DeviceGrant grant;
  private final TokenCache tokens;
  private final TokenFailures failures;
  private final Clock clock;

  DeviceLogin(DeviceGrant grant, TokenCache tokens, TokenFailures failures, Clock clock) {
    this.grant = grant;
    this.tokens = tokens;
    this.failures = failures;
    this.clock = clock;
  }

  private static String words(Duration lifetime) {
    return lifetime.compareTo(FEW) < 0
        ? lifetime.toSeconds() + " seconds"
        : lifetime.toMinutes() + " minutes";
  }

  /** The sentence is our own: text from the server is not shown. */
  void run(Consumer<String> tell, Wait wait) throws NoTokenException, InterruptedException {
    try {
      DeviceCode code = grant.code();
      tell.accept(
          "Open "
              + failures.words(code.page())
              + " in a browser, log in as the owner of the mailbox, and enter the code "
              + failures.words(code.userCode())
              + " within "
              + words(code.lifetime())
              + ".");
      grant.await(code, clock, wait);
      tokens.forget();
    } catch (TokenException e) {
      throw failures.refused(e);
    } catch (IOException e) {
      throw failures.unreachable(e);
    }
  }
}
