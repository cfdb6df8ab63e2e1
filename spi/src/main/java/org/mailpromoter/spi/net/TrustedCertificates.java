package org.mailpromoter.spi.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates of one file, trusted instead of Java's own, for private authorities.
 *
 * @since 0.1
 */
public final class TrustedCertificates {
  /** The file with the certificates cannot be read, or holds none; the message names it. */
  public static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    private UnreadableException(String file, Throwable cause) {
      super("the file " + file + " with trusted certificates cannot be read", cause);
    }
  }

  private TrustedCertificates() {}

  /**
   * A TLS context that trusts the certificates of a file and no others, or those that Java trusts
   * where no file is named.
   *
   * @param pem the value of {@link ConnectionKeys#TRUST}
   * @throws UnreadableException if the file cannot be read or holds no certificate
   */
  public static SSLContext of(Optional<Path> pem) throws UnreadableException {
    try {
      return pem.isPresent() ? of(pem.get()) : SSLContext.getDefault();
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new UnreadableException(pem.map(Path::toString).orElse("of this Java"), e);
    }
  }

  /**
   * A TLS context that trusts the certificates of a file and no others.
   *
   * @param pem a PEM file with one certificate or several
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public static SSLContext of(Path pem) throws IOException {
    try (InputStream file = Files.newInputStream(pem)) {
      return trusting(CertificateFactory.getInstance("X.509").generateCertificates(file));
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + " holds no certificates that can be read", e);
    }
  }

  private static SSLContext trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate in the file");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("trusted-" + number++, certificate);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
