package org.mailpromoter.core.correlation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that cannot be guessed or forged: {@code REF:} and 28 characters, which contain a key id,
 * a random handle and an HMAC-SHA-256 over both, cut to 80 bits. The first key creates tokens, and
 * all keys verify them, so rotating keys does not break existing tokens. Immutable, thread-safe.
 *
 * @since 0.1
 */
public final class SignedTokens {
  /** The prefix of a token. */
  public static final String PREFIX = "REF:";

  /** Bytes of a handle. */
  public static final int HANDLE_BYTES = 6;

  private static final int KEY_CHARACTERS = 2;
  private static final int HANDLE_CHARACTERS = 10;
  private static final int MAC_CHARACTERS = 16;
  private static final int LENGTH = KEY_CHARACTERS + HANDLE_CHARACTERS + MAC_CHARACTERS;
  private static final int MAC_BYTES = 10;
  private static final int MOST_TOKENS = 5;
  private static final int SHORTEST_KEY = 16;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private final List<Key> keys;

  private record Key(String id, SecretKeySpec secret) {}

  private SignedTokens(List<Key> keys) {
    this.keys = keys;
  }

  /** No keys: no token is created, and none is accepted. */
  public static SignedTokens none() {
    return new SignedTokens(List.of());
  }

  /**
   * A ring of keys.
   *
   * @param secrets the present key, then former ones, each of at least 16 characters
   * @throws IllegalArgumentException if a key is too short; the message does not hold it
   */
  public static SignedTokens of(List<String> secrets) {
    List<Key> keys = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.length() < SHORTEST_KEY) {
        throw new IllegalArgumentException(
            "a key for signing tokens has at least " + SHORTEST_KEY + " characters");
      }
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      String id = base32(digest(bytes)).substring(0, KEY_CHARACTERS);
      keys.add(new Key(id, new SecretKeySpec(bytes, "HmacSHA256")));
    }
    return new SignedTokens(List.copyOf(keys));
  }

  /** Whether tokens can be created. */
  public boolean canSign() {
    return !keys.isEmpty();
  }

  /**
   * A new token.
   *
   * @param handle {@link #HANDLE_BYTES} random bytes
   * @throws IllegalStateException if there is no key
   */
  public String mint(byte[] handle) {
    if (keys.isEmpty()) {
      throw new IllegalStateException("no key to sign tokens with");
    }
    Key key = keys.get(0);
    String signed = key.id() + base32(handle).substring(0, HANDLE_CHARACTERS);
    return PREFIX + signed + mac(key, signed);
  }

  /** The valid tokens in a subject, in lower case. Forged tokens are ignored. */
  public Set<String> tokensIn(String subject) {
    Set<String> found = new LinkedHashSet<>();
    if (keys.isEmpty()) {
      return found;
    }
    for (int at = 0; at + PREFIX.length() + LENGTH <= subject.length(); at++) {
      if (found.size() < MOST_TOKENS && subject.regionMatches(true, at, PREFIX, 0, 4)) {
        int start = at + PREFIX.length();
        String token = subject.substring(start, start + LENGTH).toLowerCase(Locale.ROOT);
        if (isGenuine(token)) {
          found.add(token);
        }
      }
    }
    return found;
  }

  private boolean isGenuine(String token) {
    String signed = token.substring(0, KEY_CHARACTERS + HANDLE_CHARACTERS);
    byte[] given = token.substring(signed.length()).getBytes(StandardCharsets.UTF_8);
    boolean genuine = false;
    for (Key key : keys) {
      if (signed.startsWith(key.id())) {
        byte[] expected = mac(key, signed).getBytes(StandardCharsets.UTF_8);
        genuine |= MessageDigest.isEqual(expected, given);
      }
    }
    return genuine;
  }

  private static String mac(Key key, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.secret());
      byte[] full = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return base32(Arrays.copyOf(full, MAC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** RFC 4648, section 6, in lower case and without padding: mail programs do not change it. */
  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << 8 | each & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "SignedTokens[" + keys.size() + " keys]";
  }
}
