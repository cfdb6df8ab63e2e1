package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Whose certificates count: Java's own list, or those of one file. There is no third way. */
final class Trust {
  private Trust() {}

  static SSLSocketFactory of(Optional<Path> file) throws MailAccessException {
    if (file.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      return TrustedCertificates.of(file.get()).getSocketFactory();
    } catch (IOException e) {
      throw new MailAccessException(
          ImapError.TRUST_UNREADABLE,
          "The file " + file.get() + " with trusted certificates cannot be read.",
          e);
    }
  }
}
