package org.mailpromoter.console.frame;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts that an address carries and a page shows or a button acts on, so that nobody can send
 * a person a link with another text. A seal ends with the session.
 */
public final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 16;
  private static final int ENCODED = 22;

  private final String secret;

  /**
   * The seals of a session for one purpose.
   *
   * @param purpose what is sealed; a text that is sealed for another purpose is none here
   */
  public Seal(String purpose, String formToken) {
    this.secret = "seal " + purpose + " " + formToken;
  }

  /** The text behind its seal. */
  public String seal(String text) {
    return mark(text) + text;
  }

  /** The text of a sealed one; empty if the seal is another. */
  public Optional<String> open(String word) {
    if (word.length() < ENCODED) {
      return Optional.empty();
    }
    String text = word.substring(ENCODED);
    boolean right =
        MessageDigest.isEqual(
            mark(text).getBytes(StandardCharsets.UTF_8),
            word.substring(0, ENCODED).getBytes(StandardCharsets.UTF_8));
    return right ? Optional.of(text) : Optional.empty();
  }

  private String mark(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] some = new byte[LENGTH];
      System.arraycopy(bytes, 0, some, 0, LENGTH);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
