package org.mailpromoter.sinks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests so that a receiver knows who sent them, and when: HMAC-SHA256 (RFC 2104) over the
 * seconds since 1970, a full stop and the body. Every key signs, so that a receiver may change from
 * one to the next while both are here. Immutable; prints no key.
 */
final class Signatures {
  /** The header with the signatures. */
  static final String HEADER = "Mailpromoter-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final Map<String, String> keys;

  private Signatures(Map<String, String> keys) {
    this.keys = keys;
  }

  /**
   * Reads keys as they are configured.
   *
   * @param text {@code ID=KEY} for each, separated by spaces; empty for none
   * @throws IllegalArgumentException with a sentence that shows no key
   */
  static Signatures of(String text) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      String id = word.substring(0, Math.max(0, equals));
      String key = word.substring(equals + 1);
      if (!isId(id) || key.length() < SHORTEST_KEY) {
        throw new IllegalArgumentException(
            "signing-keys must have the form ID=KEY, with an id of letters, digits and hyphens"
                + " and a key of at least "
                + SHORTEST_KEY
                + " characters");
      }
      if (keys.put(id, key) != null) {
        throw new IllegalArgumentException("signing-keys have the id '" + id + "' twice");
      }
    }
    return new Signatures(keys);
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  boolean any() {
    return !keys.isEmpty();
  }

  /** The keys themselves, for removing them from messages. */
  List<String> secrets() {
    return List.copyOf(keys.values());
  }

  /** {@code t=SECONDS}, then {@code v1.ID=HEX} for each key, separated by commas. */
  String of(Instant time, byte[] body) {
    StringBuilder header = new StringBuilder("t=").append(time.getEpochSecond());
    keys.forEach(
        (id, key) ->
            header
                .append(",v1.")
                .append(id)
                .append('=')
                .append(HexFormat.of().formatHex(sign(key, time.getEpochSecond(), body))));
    return header.toString();
  }

  private static byte[] sign(String key, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
