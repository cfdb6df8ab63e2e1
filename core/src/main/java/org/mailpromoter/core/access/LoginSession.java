package org.mailpromoter.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who is logged in with a browser.
 *
 * @param digest of the secret in their cookie
 * @param holder who
 * @param way how they logged in
 * @param created when they logged in
 * @param seen when they were last active, to the minute
 * @param authenticated when they last proved who they are
 * @param device their browser, shortened
 * @param address the address they logged in from, shortened
 * @since 0.1
 */
public record LoginSession(
    Secret.Digest digest,
    Holder holder,
    LoginWay way,
    Instant created,
    Instant seen,
    Instant authenticated,
    String device,
    String address) {
  /** Without activity a session ends after this time. */
  public static final Duration IDLE = Duration.ofHours(8);

  /** Every session ends after this time. */
  public static final Duration ABSOLUTE = Duration.ofHours(24);

  private static final int DEVICE_LENGTH = 200;
  private static final int ADDRESS_LENGTH = 64;

  /** Rejects nulls, and shortens what the browser sent. */
  public LoginSession {
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(authenticated, "authenticated");
    device = shortened(device, DEVICE_LENGTH);
    address = shortened(address, ADDRESS_LENGTH);
  }

  /** A session that begins now. */
  public static LoginSession begun(
      Secret.Digest digest,
      Holder holder,
      LoginWay way,
      Instant now,
      String device,
      String address) {
    return new LoginSession(digest, holder, way, now, now, now, device, address);
  }

  private static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** What names it in lists; of no use to log in. */
  public String id() {
    return digest.shown();
  }

  /** When it ends at the latest. */
  public Instant ends() {
    Instant idle = seen.plus(IDLE);
    Instant absolute = created.plus(ABSOLUTE);
    return idle.isBefore(absolute) ? idle : absolute;
  }

  /** Whether it has not ended. */
  public boolean isAlive(Instant now) {
    return now.isBefore(ends());
  }
}
