package org.mailpromoter.connectors.imap;

import java.time.Duration;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.TrustedCertificates;

/** The keys of the connector and what it makes of them. */
final class ImapConnectorFactory implements ConnectorFactory {
  static final ConfigKey<String> HOST =
      ConfigKey.text("host").meaning("Name or address of the server").mandatory();
  static final ConfigKey<Integer> PORT =
      ConfigKey.integer("port", 1, 65_535)
          .meaning("TCP port; 993 with security tls and 143 otherwise when it is not given");
  static final ConfigKey<Security> SECURITY =
      ConfigKey.choice("security", Security.class)
          .meaning(
              "tls: encrypted from the start; starttls: encrypted before the login, or no login;"
                  + " insecure-plain: never encrypted, for tests on one machine only")
          .defaultsTo(Security.TLS);
  static final ConfigKey<Authentication> AUTHENTICATION =
      ConfigKey.choice("authentication", Authentication.class)
          .meaning("How to log in")
          .defaultsTo(Authentication.PASSWORD);
  static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConfigKey.duration("connect-timeout")
          .meaning("How long to wait for a connection")
          .defaultsTo(Duration.ofSeconds(30));
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConfigKey.duration("read-timeout")
          .meaning("How long to wait for an answer")
          .defaultsTo(Duration.ofSeconds(60));
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
        HOST,
        PORT,
        SECURITY,
        AUTHENTICATION,
        TrustedCertificates.TRUST,
        CONNECT_TIMEOUT,
        READ_TIMEOUT);
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
