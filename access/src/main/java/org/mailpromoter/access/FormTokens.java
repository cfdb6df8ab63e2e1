package org.mailpromoter.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What each form of a session sends along. It follows from the secret of the session, so it is not
 * stored, ends with the session, and a page of another site cannot know it.
 */
final class FormTokens {
  /** The hidden field of a form. */
  static final String FIELD = "_token";

  /** The header of a script. */
  static final String HEADER = "X-Form-Token";

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "form token".getBytes(StandardCharsets.US_ASCII);

  private FormTokens() {}

  /** The token of a secret. */
  static String of(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  /** Whether two tokens are the same; takes the same time for each. */
  static boolean same(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
