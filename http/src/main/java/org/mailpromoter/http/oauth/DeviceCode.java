package org.mailpromoter.http.oauth;

import java.time.Duration;

/**
 * A code that a person enters elsewhere (RFC 8628 3.2).
 *
 * @param secret what is asked with until the person has entered the code
 * @param userCode the code
 * @param page where it is entered
 * @param lifetime for how long it is good
 * @param interval how long to wait between two questions
 * @since 0.1
 */
public record DeviceCode(
    String secret, String userCode, String page, Duration lifetime, Duration interval) {
  @Override
  public String toString() {
    return "DeviceCode[" + userCode + "]";
  }
}
