package org.mailpromoter.graph.stub;

import java.time.Clock;
import java.time.Duration;
import org.mailpromoter.graph.stub.fault.Profile;

/**
 * The settings with which a stub server starts. Immutable.
 *
 * @since 0.1
 */
public final class GraphSettings {
  private final Transport transport;
  private final Validation validation;
  private final Profile profile;
  private final Clock clock;
  private final Throttle throttle;
  private final Compression compression;

  private GraphSettings(
      Transport transport,
      Validation validation,
      Profile profile,
      Clock clock,
      Throttle throttle,
      Compression compression) {
    this.transport = transport;
    this.validation = validation;
    this.profile = profile;
    this.clock = clock;
    this.throttle = throttle;
    this.compression = compression;
  }

  /** How the server is reached. */
  public enum Transport {
    /** Without encryption. */
    HTTP,
    /** With its own certificate for localhost. */
    HTTPS
  }

  /** Whether requests and answers are held against the published metadata. */
  public enum Validation {
    /** If the schema is available; with {@code MAILPROMOTER_REQUIRE_SERVERS=true} it must be. */
    WHERE_POSSIBLE,
    /** Never, as measurements want it. */
    OFF
  }

  /** Whether answers are compressed for clients that ask for it. */
  public enum Compression {
    /** As Graph does. */
    GZIP,
    /** Never, as measurements on one machine want it. */
    NONE
  }

  /**
   * When requests are throttled.
   *
   * @param atOnce how many requests of a program for a mailbox may run at the same time
   * @param retryAfter how long the others are told to wait
   */
  record Throttle(int atOnce, Duration retryAfter) {}

  /** HTTP, validated where possible, as documented, four requests at once. */
  public static GraphSettings plain() {
    return new GraphSettings(
        Transport.HTTP,
        Validation.WHERE_POSSIBLE,
        Profile.DOCUMENTED,
        Clock.systemUTC(),
        new Throttle(4, Duration.ofSeconds(1)),
        Compression.GZIP);
  }

  /** Another transport. */
  public GraphSettings over(Transport other) {
    return new GraphSettings(other, validation, profile, clock, throttle, compression);
  }

  /** Validated or not. */
  public GraphSettings validated(Validation other) {
    return new GraphSettings(transport, other, profile, clock, throttle, compression);
  }

  /** Another profile. */
  public GraphSettings like(Profile other) {
    return new GraphSettings(transport, validation, other, clock, throttle, compression);
  }

  /** Another clock. */
  public GraphSettings at(Clock other) {
    return new GraphSettings(transport, validation, profile, other, throttle, compression);
  }

  /** Another number of requests at once for a mailbox, and another Retry-After. */
  public GraphSettings throttled(int atOnce, Duration retryAfter) {
    return new GraphSettings(
        transport, validation, profile, clock, new Throttle(atOnce, retryAfter), compression);
  }

  /** Compressed or not. */
  public GraphSettings compressed(Compression other) {
    return new GraphSettings(transport, validation, profile, clock, throttle, other);
  }

  Transport transport() {
    return transport;
  }

  Validation validation() {
    return validation;
  }

  Profile profile() {
    return profile;
  }

  Clock clock() {
    return clock;
  }

  Throttle throttle() {
    return throttle;
  }

  Compression compression() {
    return compression;
  }
}
