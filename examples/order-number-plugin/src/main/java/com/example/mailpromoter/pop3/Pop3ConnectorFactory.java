package com.example.mailpromoter.pop3;

import java.time.Duration;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Makes the connector pop3. */
// snippet: connector-factory
public final class Pop3ConnectorFactory implements ConnectorFactory {
  static final ConfigKey<String> HOST =
      ConfigKey.text("host").meaning("Name or address of the server").mandatory();
  static final ConfigKey<Integer> PORT =
      ConfigKey.integer("port", 1, 65_535)
          .meaning("TCP port; 995 with security tls and 110 otherwise when it is not given");
  static final ConfigKey<Security> SECURITY =
      ConfigKey.choice("security", Security.class)
          .meaning("tls: encrypted; insecure-plain: not encrypted, for tests on one machine only")
          .defaultsTo(Security.TLS);
  static final ConfigKey<Duration> TIMEOUT =
      ConfigKey.duration("timeout")
          .meaning("How long to wait for a connection and for each answer")
          .defaultsTo(Duration.ofSeconds(60));
  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username").meaning("Login name, often the address").mandatory();
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password").mandatory();

  @Override
  public String name() {
    return "pop3";
  }

  @Override
  public String description() {
    return "POP3 servers";
  }

  @Override
  public ConfigSpec serverKeys() {
    return ConfigSpec.of(HOST, PORT, SECURITY, TrustedCertificates.TRUST, TIMEOUT);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    Pop3Server where = new Pop3Server(mailbox, server, login);
    return () -> Pop3Session.open(where);
  }
}
// end of snippet
