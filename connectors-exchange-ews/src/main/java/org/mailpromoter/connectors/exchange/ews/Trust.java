package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Whose certificates count: Java's own list, or those of one file. There is no third way. */
final class Trust {
  private Trust() {}

  static SSLContext of(Optional<Path> file) throws MailAccessException {
    try {
      return file.isEmpty() ? SSLContext.getDefault() : TrustedCertificates.of(file.get());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new MailAccessException(
          EwsError.TRUST_UNREADABLE,
          "The file "
              + file.map(Path::toString).orElse("of this Java")
              + " with trusted certificates cannot be read.",
          e);
    }
  }
}
