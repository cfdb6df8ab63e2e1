package org.mailpromoter.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What proves a session, a login ticket or an API token: 256 random bits as 43 characters. It is
 * never stored and never logged; only its {@linkplain #digest digest} is kept. Immutable.
 *
 * @since 0.1
 */
public final class Secret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** A new one, which nobody can guess. */
  public static Secret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What somebody sent. */
  public static Secret of(String sent) {
    return new Secret(sent);
  }

  /** The secret itself, to be handed to its holder once. */
  public String reveal() {
    return text;
  }

  /** What is stored of it. */
  public Digest digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return new Digest(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "***";
  }

  /**
   * The SHA-256 digest of a secret. The secrets are random, so the digest needs no salt.
   *
   * @param hex 64 lower-case hexadecimal digits
   * @since 0.1
   */
  public record Digest(String hex) {
    private static final int DIGITS = 64;
    private static final int SHOWN = 16;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it has not 64 digits
     */
    public Digest {
      if (hex.length() != DIGITS) {
        throw new IllegalArgumentException("a digest has " + DIGITS + " digits");
      }
    }

    /** Whether it is the digest of a secret; takes the same time for each. */
    public boolean matches(Secret secret) {
      return MessageDigest.isEqual(
          hex.getBytes(StandardCharsets.US_ASCII),
          secret.digest().hex.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first digits, which name what it stands for in lists. */
    public String shown() {
      return hex.substring(0, SHOWN);
    }
  }
}
