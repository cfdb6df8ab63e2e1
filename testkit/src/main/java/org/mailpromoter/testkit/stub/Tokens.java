package org.mailpromoter.testkit.stub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens and how long they are good for. Thread-safe.
 *
 * @param <A> an account, in the words of the server that takes the tokens
 */
public final class Tokens<A> {
  private final Clock clock;
  private final Map<String, Issued<A>> issued = new ConcurrentHashMap<>();
  private volatile Duration lifetime = Duration.ofHours(1);

  /** Tokens by a clock. */
  public Tokens(Clock clock) {
    this.clock = clock;
  }

  private record Issued<A>(A account, Instant expires) {}

  /** Sets how long new tokens are valid. */
  public void lifetime(Duration wanted) {
    lifetime = wanted;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** A token for somebody. */
  public String issue(A account) {
    String token = "eyJ0eXAiOiJKV1QifQ." + UUID.randomUUID();
    issued.put(token, new Issued<>(account, clock.instant().plus(lifetime)));
    return token;
  }

  /** Makes all tokens void, whatever they say themselves. */
  public void revokeAll() {
    issued.clear();
  }

  /** Whose token it is; empty where it is unknown or too old. */
  public Optional<A> account(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(each -> clock.instant().isBefore(each.expires()))
        .map(Issued::account);
  }
}
