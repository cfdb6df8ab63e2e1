package org.mailpromoter.connectors.exchange.ews.login;

import java.util.Base64;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.call.Refusal;
import org.mailpromoter.connectors.exchange.ews.ntlm.NtlmClient;
import org.mailpromoter.connectors.exchange.ews.ntlm.Target;

/**
 * NTLM over HTTP (MS-NTHT). Three messages prove a connection, on which nothing more is said as
 * long as it lasts; when the server has closed it, they are sent again. A challenge is answered
 * once; a refusal is final, since accounts are locked after a few wrong passwords.
 */
final class NtlmAuthorization implements Authorization {
  private static final String SCHEME = "NTLM";

  private final NtlmClient client;
  private final String host;
  private State state = State.UNPROVEN;

  NtlmAuthorization(NtlmClient client, String host) {
    this.client = client;
    this.host = host;
  }

  private enum State {
    UNPROVEN,
    ASKED,
    ANSWERED,
    PROVEN,
    REFUSED
  }

  @Override
  public Optional<String> opening() {
    return switch (state) {
      case UNPROVEN, ASKED -> Optional.of(negotiate());
      case ANSWERED, PROVEN -> {
        state = State.PROVEN;
        yield Optional.empty();
      }
      case REFUSED -> Optional.empty();
    };
  }

  @Override
  public Optional<String> answer(Refusal refusal) {
    Optional<byte[]> challenge = challenge(refusal);
    if (state == State.ASKED && challenge.isPresent()) {
      state = State.ANSWERED;
      return client
          .answer(challenge.get(), new Target(host, refusal.certificate()))
          .map(NtlmAuthorization::header);
    }
    if (state == State.PROVEN && isOffered(refusal)) {
      return Optional.of(negotiate());
    }
    state = State.REFUSED;
    return Optional.empty();
  }

  private String negotiate() {
    state = State.ASKED;
    return header(client.negotiate());
  }

  private static String header(byte[] message) {
    return SCHEME + " " + Base64.getEncoder().encodeToString(message);
  }

  private static boolean isOffered(Refusal refusal) {
    return refusal.challenges().stream().anyMatch(each -> each.strip().equalsIgnoreCase(SCHEME));
  }

  private static Optional<byte[]> challenge(Refusal refusal) {
    return refusal.challenges().stream()
        .map(String::strip)
        .filter(each -> each.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1))
        .findFirst()
        .flatMap(each -> decoded(each.substring(SCHEME.length() + 1).strip()));
  }

  private static Optional<byte[]> decoded(String token) {
    try {
      return Optional.of(Base64.getDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
