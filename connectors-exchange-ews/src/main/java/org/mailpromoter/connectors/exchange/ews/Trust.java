package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Whose certificates count: Java's own list, or those of one file. There is no third way. */
final class Trust {
  private Trust() {}

  static SSLContext of(Optional<Path> file) throws MailAccessException {
    String source = file.map(Path::toString).orElse("of this Java");
    try {
      if (file.isEmpty()) {
        return SSLContext.getDefault();
      }
      try (InputStream pem = Files.newInputStream(file.get())) {
        return trusting(CertificateFactory.getInstance("X.509").generateCertificates(pem));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new MailAccessException(
          EwsError.TRUST_UNREADABLE,
          "The file " + source + " with trusted certificates cannot be read.",
          e);
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
