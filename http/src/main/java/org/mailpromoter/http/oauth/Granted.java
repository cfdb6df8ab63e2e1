package org.mailpromoter.http.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server of tokens gives.
 *
 * @param accessToken says who is asking, for a while
 * @param lifetime for how long
 * @param refresh what gets the next one; empty where none was given
 * @since 0.1
 */
public record Granted(String accessToken, Duration lifetime, String refresh) {
  /** What gets the next one. */
  Optional<String> refreshToken() {
    return refresh.isEmpty() ? Optional.empty() : Optional.of(refresh);
  }

  @Override
  public String toString() {
    return "Granted[" + lifetime + "]";
  }
}
