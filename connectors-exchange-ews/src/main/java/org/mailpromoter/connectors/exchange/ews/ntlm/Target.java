package org.mailpromoter.connectors.exchange.ews.ntlm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/**
 * The intended server. A message for it is useless to anyone who passes it on to another server:
 * Exchange with Extended Protection, as it is set up today, insists on that.
 *
 * @param host its name in the address
 * @param certificate its certificate; empty without TLS
 */
public record Target(String host, Optional<X509Certificate> certificate) {
  /** The name of the service. */
  String service() {
    return "HTTP/" + host;
  }

  /**
   * The hash of the structure that binds to a channel (RFC 4121 4.1.1.2); zeros without TLS
   * (MS-NLMP 3.1.5.1.2).
   */
  byte[] channelBindings() {
    if (certificate.isEmpty()) {
      return new byte[16];
    }
    byte[] prefix = "tls-server-end-point:".getBytes(StandardCharsets.US_ASCII);
    byte[] hash = endPoint(certificate.get());
    byte[] bindings = new byte[20 + prefix.length + hash.length];
    LittleEndian.put(prefix.length + hash.length, bindings, 16);
    System.arraycopy(prefix, 0, bindings, 20, prefix.length);
    System.arraycopy(hash, 0, bindings, 20 + prefix.length, hash.length);
    return Keyed.md5(bindings);
  }

  /** RFC 5929 4.1: the hash of the signature, and SHA-256 where that is too weak. */
  private static byte[] endPoint(X509Certificate certificate) {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    String hash =
        signature.startsWith("SHA384")
            ? "SHA-384"
            : signature.startsWith("SHA512") ? "SHA-512" : "SHA-256";
    try {
      return MessageDigest.getInstance(hash).digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate has no encoding", e);
    }
  }
}
