package org.mailpromoter.http.oauth;

import java.time.Duration;

/**
 * A code that a person enters elsewhere (RFC 8628 3.2).
 *
 * @param secret the device code for polling
 * @param userCode the code
 * @param page the page where it is entered
 * @param lifetime how long it is valid
 * @param interval the pause between two polls
 */
record DeviceCode(
    String secret, String userCode, String page, Duration lifetime, Duration interval) {
  @Override
  public String toString() {
    return "DeviceCode[" + userCode + "]";
  }
}
