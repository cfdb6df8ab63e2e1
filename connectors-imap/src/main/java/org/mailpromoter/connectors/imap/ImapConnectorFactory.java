package org.mailpromoter.connectors.imap;

import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.StandardPorts;

/** Keys of the connector and how it uses them. */
final class ImapConnectorFactory implements ConnectorFactory {
  /** The usual ports (RFC 8314, RFC 9051). */
  static final StandardPorts PORTS = new StandardPorts(993, 143);

  static final ConfigKey<Authentication> AUTHENTICATION =
      ConfigKey.choice("authentication", Authentication.class)
          .meaning("How to log in")
          .defaultsTo(Authentication.PASSWORD);
  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username").meaning("Login name, often the address").mandatory();
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication password");
  static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token").meaning("OAuth 2 access token for authentication xoauth2");

  @Override
  public String name() {
    return "imap";
  }

  @Override
  public String description() {
    return "IMAP servers";
  }

  @Override
  public ConfigSpec serverKeys() {
    return ConfigSpec.of(
        ConnectionKeys.HOST,
        PORTS.key(),
        ConnectionKeys.SECURITY,
        AUTHENTICATION,
        ConnectionKeys.TRUST,
        ConnectionKeys.CONNECT_TIMEOUT,
        ConnectionKeys.READ_TIMEOUT);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD, TOKEN);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    ImapServer where = ImapServer.of(server);
    Secret secret = secret(mailbox, server, login);
    String user = login.get(USERNAME);
    return () -> ImapSession.open(mailbox, where, user, secret);
  }

  private static Secret secret(String mailbox, Config server, Config login) {
    ConfigKey<Secret> key =
        switch (server.get(AUTHENTICATION)) {
          case PASSWORD -> PASSWORD;
          case XOAUTH2 -> TOKEN;
        };
    return login
        .find(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the mailbox " + mailbox + " needs a " + key.name() + " to log in"));
  }
}
