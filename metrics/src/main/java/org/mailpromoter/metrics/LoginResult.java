package org.mailpromoter.metrics;

import java.util.Locale;

/** What came of a login. */
public enum LoginResult {
  /** It succeeded. */
  SUCCESS,
  /** The name, the passphrase or the token was wrong. */
  REFUSED,
  /** There were too many before. */
  LIMITED,
  /** The service that knows the person did not answer. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
