package org.mailpromoter.connectors.imap;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.OAuthKeys;
import org.mailpromoter.http.oauth.TokenMethod;
import org.mailpromoter.http.oauth.Wait;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.StandardPorts;

/** Keys of the connector and how it uses them. */
final class ImapConnectorFactory implements ConnectorFactory {
  /** The usual ports (RFC 8314, RFC 9051). */
  static final StandardPorts PORTS = new StandardPorts(993, 143);

  static final ConfigKey<Authentication> AUTHENTICATION =
      ConfigKey.choice("authentication", Authentication.class)
          .meaning(
              "How to log in: password, or with access tokens: oauth2-client as a program with a"
                  + " secret or certificate, oauth2-device as a person who enters a code once,"
                  + " oauth2-refresh with a refresh token from elsewhere, oauth2-token with a"
                  + " token that is renewed outside this program")
          .defaultsTo(Authentication.PASSWORD);
  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username").meaning("Login name, often the address").mandatory();
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication password");

  private final Clock clock;
  private final Supplier<Wait> waits;

  ImapConnectorFactory() {
    this(Clock.systemUTC(), () -> time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  /** For tests, which provide a clock and do not wait. */
  ImapConnectorFactory(Clock clock, Supplier<Wait> waits) {
    this.clock = clock;
    this.waits = waits;
  }

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
            ConnectionKeys.READ_TIMEOUT)
        .and(OAuthKeys.OF_SERVER);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD).and(OAuthKeys.OF_LOGIN);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    ImapServer where = ImapServer.of(server);
    ImapLogin who =
        server
            .get(AUTHENTICATION)
            .tokens()
            .<ImapLogin>map(method -> withTokens(method, mailbox, where, login))
            .orElseGet(() -> new ImapLogin.Password(login.get(USERNAME), password(mailbox, login)));
    return new ImapSource(mailbox, where, who);
  }

  private ImapLogin withTokens(
      TokenMethod method, String mailbox, ImapServer server, Config login) {
    ServerWords words = new ServerWords();
    AccessTokens tokens = AccessTokens.of(method, server.tokens(mailbox, login, words), clock);
    return new TokenLogin(mailbox, login.get(USERNAME), tokens, words, waits);
  }

  private static Secret password(String mailbox, Config login) {
    return login
        .find(PASSWORD)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the mailbox " + mailbox + " needs a password to log in"));
  }
}
