package org.mailpromoter.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.installation.permission.Identity;

/**
 * Who sent a request, and how we know.
 *
 * @param identity who
 * @param holder as whom they hold sessions and API tokens
 * @param proof how we know
 * @param formToken what their forms send along; empty for programs
 */
public record Caller(Identity identity, Holder holder, Proof proof, String formToken) {
  /** How long a login is good for what deletes data or grants access. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** Rejects nulls. */
  public Caller {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(formToken, "formToken");
  }

  /** How we know who sent a request. */
  public sealed interface Proof {
    /** A browser has the cookie of a session. */
    record Cookie(LoginSession session) implements Proof {}

    /** A program has an API token. */
    record Bearer(ApiTokenId token) implements Proof {}

    /** The kernel says who opened our socket file. */
    record Socket() implements Proof {}

    /** A proxy that we trust says so. */
    record Proxy() implements Proof {}
  }

  /** Whether a browser sends the proof by itself, also when another site makes it. */
  boolean isAmbient() {
    return proof instanceof Proof.Cookie || proof instanceof Proof.Proxy;
  }

  /**
   * Whether they proved who they are within the last minutes. API tokens and operating system users
   * prove it with each request; a proxy never says when it asked them.
   */
  boolean isFresh(Instant now) {
    return proof instanceof Proof.Cookie cookie
        ? now.isBefore(cookie.session().authenticated().plus(FRESH))
        : !(proof instanceof Proof.Proxy);
  }

  /** Names the session, the token, or the person who has neither. */
  String key() {
    if (proof instanceof Proof.Cookie cookie) {
      return "session " + cookie.session().digest().hex();
    }
    return proof instanceof Proof.Bearer bearer
        ? "token " + bearer.token()
        : "person " + identity.name();
  }

  /** The session, if they have one. */
  public Optional<LoginSession> session() {
    return proof instanceof Proof.Cookie cookie ? Optional.of(cookie.session()) : Optional.empty();
  }
}
