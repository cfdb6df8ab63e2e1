package org.mailpromoter.http.oauth;

import java.time.Duration;

/**
 * The response of a token server.
 *
 * @param accessToken the access token
 * @param lifetime how long it is valid
 * @param refresh the refresh token; empty if none was issued
 */
record Granted(String accessToken, Duration lifetime, String refresh) {
  @Override
  public String toString() {
    return "Granted[" + lifetime + "]";
  }
}
