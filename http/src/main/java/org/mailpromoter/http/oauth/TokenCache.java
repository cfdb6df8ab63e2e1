package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Caches the access token of one login. The token is replaced shortly before it expires, and when a
 * server rejects it early. Thread-safe: concurrent sessions share one request for a new token.
 */
final class TokenCache {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final TokenGrant grant;
  private final Clock clock;
  private String token = "";
  private Instant until = Instant.MIN;

  /** An empty cache. */
  TokenCache(TokenGrant grant, Clock clock) {
    this.grant = grant;
    this.clock = clock;
  }

  /** A token that is still valid for a while. */
  synchronized String current() throws TokenException, IOException, InterruptedException {
    return clock.instant().isBefore(until) ? token : ask();
  }

  /** A token other than the rejected one. */
  synchronized String insteadOf(String refused)
      throws TokenException, IOException, InterruptedException {
    return token.equals(refused) ? ask() : current();
  }

  /** Discards the token, for example because another person logs in. */
  synchronized void forget() {
    until = Instant.MIN;
  }

  private String ask() throws TokenException, IOException, InterruptedException {
    Instant asked = clock.instant();
    Granted granted = grant.ask();
    Duration quarter = granted.lifetime().dividedBy(4);
    Duration ahead = quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD;
    token = granted.accessToken();
    until = asked.plus(granted.lifetime()).minus(ahead);
    return token;
  }
}
