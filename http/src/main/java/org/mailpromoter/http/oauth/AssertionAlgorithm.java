package org.mailpromoter.http.oauth;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * How a client assertion is signed (RFC 7518, 3.1).
 *
 * @since 0.1
 */
public enum AssertionAlgorithm {
  /** RSASSA-PSS with SHA-256, as Microsoft Entra wants it. */
  PS256,
  /** RSASSA-PKCS1-v1_5 with SHA-256, as AD FS expects it. */
  RS256;

  /** RFC 7518, 3.5: the salt is as long as the digest. */
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  byte[] sign(PrivateKey key, byte[] text) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  private Signature signature() throws GeneralSecurityException {
    if (this == RS256) {
      return Signature.getInstance("SHA256withRSA");
    }
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(PSS);
    return signature;
  }
}
