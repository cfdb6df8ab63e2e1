package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * A server, as the configuration names it.
 *
 * @param config the values of a section of {@code senders}
 */
record SmtpServer(Config config) {
  String host() {
    return config.get(ConnectionKeys.HOST);
  }

  int port() {
    return SmtpSenderFactory.PORTS.of(config);
  }

  /** Host and port for messages to people. */
  String address() {
    return SmtpSenderFactory.PORTS.address(config);
  }

  Security security() {
    return config.get(ConnectionKeys.SECURITY);
  }

  Duration connectTimeout() {
    return config.get(ConnectionKeys.CONNECT_TIMEOUT);
  }

  /** How long to wait for an answer before the hand-over. */
  Duration patience() {
    return config.get(SmtpSenderFactory.READ_TIMEOUT);
  }

  /** How long to wait for the answer to the final dot. */
  Duration finalPatience() {
    return config.get(SmtpSenderFactory.FINAL_TIMEOUT);
  }

  SSLContext trusted() throws IOException {
    return TrustedCertificates.of(config.find(ConnectionKeys.TRUST));
  }
}
