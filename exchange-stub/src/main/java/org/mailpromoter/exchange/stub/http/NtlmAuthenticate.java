package org.mailpromoter.exchange.stub.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The AUTHENTICATE_MESSAGE of a client (MS-NLMP 2.2.1.3), verified by 3.3.2 and 3.2.5.1.2. */
final class NtlmAuthenticate {
  private static final int NT_RESPONSE = 20;
  private static final int DOMAIN = 28;
  private static final int USER = 36;
  private static final int SESSION_KEY = 52;
  private static final int FLAGS = 60;
  private static final int MIC = 72;
  private static final int PROOF = 16;
  private static final int BLOB_HEAD = 28;
  private static final int AV_FLAGS = 6;
  private static final int BINDINGS = 10;
  private static final int HAS_MIC = 2;
  private static final int KEY_EXCHANGE = 0x40000000;

  private final NtlmMessage message;

  NtlmAuthenticate(NtlmMessage message) {
    this.message = message;
  }

  String user() {
    return message.text(USER);
  }

  /** Returns whether it was made with a password, for this challenge, on this channel. */
  boolean proves(NtlmChallenge challenge, String password, Optional<byte[]> channel) {
    byte[] response = message.payload(NT_RESPONSE);
    if (response.length < PROOF + BLOB_HEAD) {
      return false;
    }
    byte[] key = responseKey(password);
    byte[] proof = Arrays.copyOf(response, PROOF);
    byte[] blob = Arrays.copyOfRange(response, PROOF, response.length);
    return MessageDigest.isEqual(proof, hmac(key, challenge.challenge(), blob))
        && (!promisesMic(blob) || hasMic(challenge, hmac(key, proof)))
        && channel.map(wanted -> Arrays.equals(wanted, pair(blob, BINDINGS))).orElse(true);
  }

  /** NTOWFv2 */
  private byte[] responseKey(String password) {
    byte[] hash = Md4.digest(password.getBytes(StandardCharsets.UTF_16LE));
    String who = user().toUpperCase(Locale.ROOT) + message.text(DOMAIN);
    return hmac(hash, who.getBytes(StandardCharsets.UTF_16LE));
  }

  private static boolean promisesMic(byte[] blob) {
    byte[] flags = pair(blob, AV_FLAGS);
    return flags.length == Integer.BYTES && (NtlmMessage.little(flags).getInt() & HAS_MIC) != 0;
  }

  /** A pair of the blob (AV_PAIR, MS-NLMP 2.2.2.1); empty where it is missing. */
  private static byte[] pair(byte[] blob, int wanted) {
    int at = BLOB_HEAD;
    while (at + 4 <= blob.length) {
      int id = Short.toUnsignedInt(NtlmMessage.little(blob).getShort(at));
      int length = Short.toUnsignedInt(NtlmMessage.little(blob).getShort(at + 2));
      if (id == 0) {
        return new byte[0];
      }
      if (id == wanted) {
        return Arrays.copyOfRange(blob, at + 4, at + 4 + length);
      }
      at += 4 + length;
    }
    return new byte[0];
  }

  private boolean hasMic(NtlmChallenge challenge, byte[] sessionBaseKey) {
    byte[] key =
        (message.number(FLAGS) & KEY_EXCHANGE) == 0
            ? sessionBaseKey
            : rc4(sessionBaseKey, message.payload(SESSION_KEY));
    byte[] expected =
        hmac(key, challenge.negotiate(), challenge.message(), message.without(MIC, MIC + PROOF));
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(message.bytes(), MIC, MIC + PROOF));
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (byte[] each : parts) {
        mac.update(each);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] rc4(byte[] key, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("RC4");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "RC4"));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
