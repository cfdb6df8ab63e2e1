package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.mailpromoter.http.oauth.TokenConfig;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.TrustedCertificates;

/** A server profile, as Angus wants to read it. Immutable. */
final class ImapServer {
  private final Config config;

  private ImapServer(Config config) {
    this.config = config;
  }

  static ImapServer of(Config config) {
    return new ImapServer(config);
  }

  String host() {
    return config.get(ConnectionKeys.HOST);
  }

  int port() {
    return ImapConnectorFactory.PORTS.of(config);
  }

  Security security() {
    return config.get(ConnectionKeys.SECURITY);
  }

  String protocol() {
    return security() == Security.TLS ? "imaps" : "imap";
  }

  /** How long to wait for an answer. */
  Duration patience() {
    return config.get(ConnectionKeys.READ_TIMEOUT);
  }

  /** Host and port for messages to people. */
  String address() {
    return ImapConnectorFactory.PORTS.address(config);
  }

  /**
   * Angus' defaults are not safe for unattended use: its time-outs are endless, STARTTLS is only
   * tried, and a failing socket factory is replaced by a plain one.
   */
  Properties properties(Sockets sockets, Duration patience) throws IOException {
    String prefix = "mail." + protocol() + ".";
    Properties p = new Properties();
    p.put(prefix + "connectiontimeout", milliseconds(ConnectionKeys.CONNECT_TIMEOUT));
    p.put(prefix + "timeout", String.valueOf(patience.toMillis()));
    p.put(prefix + "writetimeout", milliseconds(ConnectionKeys.READ_TIMEOUT));
    p.put(prefix + "starttls.enable", String.valueOf(security() == Security.STARTTLS));
    p.put(prefix + "starttls.required", String.valueOf(security() == Security.STARTTLS));
    p.put(prefix + "ssl.checkserveridentity", "true");
    p.put(prefix + "socketFactory", new GuardedSocketFactory(sockets));
    p.put(prefix + "socketFactory.fallback", "false");
    p.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
    p.put(prefix + "connectionpoolsize", "1");
    if (security() != Security.INSECURE_PLAIN) {
      SSLContext trusted = TrustedCertificates.of(config.find(ConnectionKeys.TRUST));
      p.put(
          prefix + "ssl.socketFactory",
          new GuardedTlsSocketFactory(trusted.getSocketFactory(), sockets));
    }
    return p;
  }

  /** What a login with access tokens needs, with the keys of a mailbox. */
  TokenConfig tokens(String mailbox, Config login, ServerWords words) {
    return new TokenConfig("the mailbox " + mailbox, config, login, security(), patience(), words);
  }

  private String milliseconds(ConfigKey<Duration> key) {
    return String.valueOf(config.get(key).toMillis());
  }
}
