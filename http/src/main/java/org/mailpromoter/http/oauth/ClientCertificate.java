package org.mailpromoter.http.oauth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its RSA key in PEM files (RFC 7468). They are read each time they are used, so
 * that a renewed certificate counts from the next token on.
 *
 * @param certificate the file with the certificate, ahead of those of its authorities
 * @param key the file with the key, which may be the same
 */
record ClientCertificate(Path certificate, Path key) {
  private static final int LARGEST = 1 << 20;

  /** A certificate and the key that belongs to it. */
  record Identity(X509Certificate certificate, PrivateKey key) {}

  /** The files cannot be used; the message is a sentence without its full stop. */
  static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableException(String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * What the files hold, if they belong together and count now.
   *
   * @throws UnusableException with a sentence for people otherwise
   */
  Identity read(Instant now) throws UnusableException {
    X509Certificate own = certificate(now);
    if (!(own.getPublicKey() instanceof RSAPublicKey lock)) {
      throw unusable(
          "the certificate " + certificate + " has no RSA key, which signing in needs", null);
    }
    RSAPrivateKey found = privateKey();
    if (!found.getModulus().equals(lock.getModulus())) {
      throw unusable("the key " + key + " does not belong to the certificate " + certificate, null);
    }
    return new Identity(own, found);
  }

  private X509Certificate certificate(Instant now) throws UnusableException {
    X509Certificate own = firstCertificate();
    Instant end = own.getNotAfter().toInstant();
    Instant begin = own.getNotBefore().toInstant();
    if (now.isAfter(end)) {
      throw unusable("the certificate " + certificate + " expired on " + end, null);
    }
    if (now.isBefore(begin)) {
      throw unusable("the certificate " + certificate + " counts only from " + begin + " on", null);
    }
    return own;
  }

  private X509Certificate firstCertificate() throws UnusableException {
    try {
      byte[] own = part(certificate, "CERTIFICATE");
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(own));
    } catch (CertificateException e) {
      throw unusable("the certificate " + certificate + " is damaged", e);
    }
  }

  private RSAPrivateKey privateKey() throws UnusableException {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(part(key, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw unusable("the key " + key + " is damaged, or is no RSA key", e);
    }
  }

  private static byte[] part(Path file, String label) throws UnusableException {
    List<Pem.Part> parts = parts(file);
    return parts.stream()
        .filter(each -> each.label().equals(label))
        .findFirst()
        .map(Pem.Part::bytes)
        .orElseThrow(() -> unusable(missing(file, label, parts), null));
  }

  private static String missing(Path file, String label, List<Pem.Part> parts) {
    String other =
        parts.stream()
            .map(Pem.Part::label)
            .filter(each -> each.endsWith("PRIVATE KEY"))
            .findFirst()
            .orElse("");
    if (label.equals("CERTIFICATE") || other.isEmpty()) {
      return "the file " + file + " holds no part that begins with -----BEGIN " + label + "-----";
    }
    return other.equals("ENCRYPTED PRIVATE KEY")
        ? "the key "
            + file
            + " is protected by a passphrase: store it without one (openssl pkcs8"
            + " -topk8 -nocrypt)"
        : "the key "
            + file
            + " has an old format ("
            + other
            + "): convert it to PKCS #8 (openssl"
            + " pkcs8 -topk8 -nocrypt)";
  }

  private static List<Pem.Part> parts(Path file) throws UnusableException {
    try {
      if (Files.size(file) > LARGEST) {
        throw unusable("the file " + file + " is too large for a PEM file", null);
      }
      return Pem.parts(Files.readAllBytes(file));
    } catch (UnusableException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw unusable("there is no file " + file, e);
    } catch (IOException e) {
      throw unusable("the file " + file + " cannot be read by the user of this program", e);
    } catch (IllegalArgumentException e) {
      throw unusable("the file " + file + " is no PEM file: " + e.getMessage(), e);
    }
  }

  private static UnusableException unusable(String sentence, @Nullable Throwable cause) {
    return new UnusableException(sentence, cause);
  }
}
