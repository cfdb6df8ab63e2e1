package org.mailpromoter.exchange.stub.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.exchange.stub.store.Account;

/** Access tokens and how long they are good for. Thread-safe. */
public final class Tokens {
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private volatile Duration lifetime = Duration.ofHours(1);

  /** Tokens by a clock. */
  public Tokens(Clock clock) {
    this.clock = clock;
  }

  private record Issued(Account account, Instant expires) {}

  /** Sets how long new tokens are valid. */
  public void lifetime(Duration wanted) {
    lifetime = wanted;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** A token for somebody. */
  public String issue(Account account) {
    String token = "eyJ0eXAiOiJKV1QifQ." + UUID.randomUUID();
    issued.put(token, new Issued(account, clock.instant().plus(lifetime)));
    return token;
  }

  /** Makes all tokens void, whatever they say themselves. */
  public void revokeAll() {
    issued.clear();
  }

  Optional<Account> account(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(each -> clock.instant().isBefore(each.expires()))
        .map(Issued::account);
  }
}
