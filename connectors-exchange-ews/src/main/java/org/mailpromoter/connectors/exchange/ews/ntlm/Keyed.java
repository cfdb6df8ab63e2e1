package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions of MS-NLMP 6 that Java brings along. */
final class Keyed {
  private Keyed() {}

  static byte[] hmacMd5(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no HMAC-MD5", e);
    }
  }

  static byte[] rc4(byte[] key, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("RC4");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no RC4", e);
    }
  }

  static byte[] md5(byte[] data) {
    try {
      return MessageDigest.getInstance("MD5").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no MD5", e);
    }
  }
}
