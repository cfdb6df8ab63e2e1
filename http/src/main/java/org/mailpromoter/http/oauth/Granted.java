package org.mailpromoter.http.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * The response of a token server.
 *
 * @param accessToken the access token
 * @param lifetime how long it is valid
 * @param refresh the refresh token; empty if none was issued
 * @since 0.1
 */
public record Granted(String accessToken, Duration lifetime, String refresh) {
  /** The refresh token. */
  Optional<String> refreshToken() {
    return refresh.isEmpty() ? Optional.empty() : Optional.of(refresh);
  }

  @Override
  public String toString() {
    return "Granted[" + lifetime + "]";
  }
}
