package org.mailpromoter.http.oauth;

import org.mailpromoter.spi.config.Secret;

/** A token that another program renews; it is read again each time. */
record FixedToken(Secret token) implements AccessTokens.Source {
  @Override
  public String current() {
    return token.reveal().strip();
  }

  @Override
  public String insteadOf(String refused) {
    return current();
  }
}
