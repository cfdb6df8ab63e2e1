package org.mailpromoter.connectors.exchange.ews.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.call.Refusal;
import org.mailpromoter.spi.config.Secret;

/** Says the same with every request, and has nothing to add when that is refused. */
final class FixedAuthorization implements Authorization {
  private final Secret header;

  private FixedAuthorization(Secret header) {
    this.header = header;
  }

  /** User name and password (RFC 7617). */
  static FixedAuthorization basic(String user, Secret password) {
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return new FixedAuthorization(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  @Override
  public Optional<String> opening() {
    return Optional.of(header.reveal());
  }

  @Override
  public Optional<String> answer(Refusal refusal) {
    return Optional.empty();
  }
}
