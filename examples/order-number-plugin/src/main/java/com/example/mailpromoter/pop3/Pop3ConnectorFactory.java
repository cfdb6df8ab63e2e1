package com.example.mailpromoter.pop3;

import java.time.Duration;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.StandardPorts;

/** Makes the connector pop3. */
// snippet: connector-factory
public final class Pop3ConnectorFactory implements ConnectorFactory {
  static final StandardPorts PORTS = new StandardPorts(995, 110);
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
    return ConfigSpec.of(
        ConnectionKeys.HOST,
        PORTS.key(),
        ConnectionKeys.TLS_OR_PLAIN,
        ConnectionKeys.TRUST,
        TIMEOUT);
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
