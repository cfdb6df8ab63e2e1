package org.mailpromoter.exchange.stub;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/**
 * The settings with which a stub server starts. Immutable.
 *
 * @since 0.1
 */
public final class ExchangeSettings {
  private final Transport transport;
  private final Validation validation;
  private final Set<Scheme> schemes;
  private final Clock clock;

  private ExchangeSettings(
      Transport transport, Validation validation, Set<Scheme> schemes, Clock clock) {
    this.transport = transport;
    this.validation = validation;
    this.schemes = Set.copyOf(schemes);
    this.clock = clock;
  }

  /** How the server is reached. */
  public enum Transport {
    /** Without encryption. */
    HTTP,
    /** With its own certificate for localhost. */
    HTTPS
  }

  /** Whether requests and responses are validated against the schema. */
  public enum Validation {
    /** If the schema is available; with {@code MAILPROMOTER_REQUIRE_SERVERS=true} it must be. */
    WHERE_POSSIBLE,
    /** Never: answers are streamed, as measurements want them. */
    OFF
  }

  /** Ways to log in. */
  public enum Scheme {
    /** User name and password with every request. */
    BASIC,
    /** NTLMv2, once for each connection. */
    NTLM,
    /** NTLMv2 of a server that wants a whole NEGOTIATE_MESSAGE, as gss-ntlmssp does. */
    NTLM_STRICT,
    /** NTLMv2 bound to the channel of TLS, as Extended Protection demands it; only over HTTPS. */
    NTLM_BOUND,
    /** Access tokens from {@link ExchangeServerStub#tokenUrl}. */
    BEARER
  }

  /** HTTP, Basic, validated where possible, the clock of the system. */
  public static ExchangeSettings plain() {
    return new ExchangeSettings(
        Transport.HTTP, Validation.WHERE_POSSIBLE, EnumSet.of(Scheme.BASIC), Clock.systemUTC());
  }

  /** Another transport. */
  public ExchangeSettings over(Transport other) {
    return new ExchangeSettings(other, validation, schemes, clock);
  }

  /** Validated or not. */
  public ExchangeSettings validated(Validation other) {
    return new ExchangeSettings(transport, other, schemes, clock);
  }

  /** Other ways to log in. */
  public ExchangeSettings offering(Scheme first, Scheme... more) {
    return new ExchangeSettings(transport, validation, EnumSet.of(first, more), clock);
  }

  /** Another clock. */
  public ExchangeSettings at(Clock other) {
    return new ExchangeSettings(transport, validation, schemes, other);
  }

  Transport transport() {
    return transport;
  }

  Validation validation() {
    return validation;
  }

  Set<Scheme> schemes() {
    return schemes;
  }

  Clock clock() {
    return clock;
  }
}
