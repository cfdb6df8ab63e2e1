package org.mailpromoter.senders.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.OAuthKeys;
import org.mailpromoter.http.oauth.TokenConfig;
import org.mailpromoter.http.oauth.TokenMethod;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.StandardPorts;

/** Keys of the sender and how it uses them. */
final class SmtpSenderFactory implements MailSenderFactory {
  /** The ports of message submission (RFC 8314, 3.3; RFC 6409). */
  static final StandardPorts PORTS = new StandardPorts(465, 587);

  static final ConfigKey<Authentication> AUTHENTICATION =
      ConfigKey.choice("authentication", Authentication.class)
          .meaning(
              "How to log in: password, or with access tokens: oauth2-client as a program with a"
                  + " secret or certificate, oauth2-device as a person who enters a code once,"
                  + " oauth2-refresh with a refresh token from elsewhere, oauth2-token with a"
                  + " token that is renewed outside this program; or none, if the server accepts"
                  + " mail from this machine without a login")
          .defaultsTo(Authentication.PASSWORD);

  static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT
          .meaning("How long to wait for an answer before the mail is handed over")
          .defaultsTo(Duration.ofMinutes(5));

  /** RFC 5321, 4.5.3.2.6. */
  static final ConfigKey<Duration> FINAL_TIMEOUT =
      ConfigKey.duration("final-timeout")
          .meaning(
              "How long to wait for the answer to a whole mail; a mail whose answer does not come"
                  + " is uncertain, so do not shorten it")
          .defaultsTo(Duration.ofMinutes(10));

  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username").meaning("Login name, often the address");
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication password");

  private final Clock clock;

  SmtpSenderFactory() {
    this(Clock.systemUTC());
  }

  SmtpSenderFactory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public String description() {
    return "SMTP servers";
  }

  @Override
  public ConfigSpec senderKeys() {
    return ConfigSpec.of(
            ConnectionKeys.HOST,
            PORTS.key(),
            ConnectionKeys.SECURITY,
            AUTHENTICATION,
            ConnectionKeys.TRUST,
            ConnectionKeys.CONNECT_TIMEOUT,
            READ_TIMEOUT,
            FINAL_TIMEOUT)
        .and(OAuthKeys.OF_SERVER);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD).and(OAuthKeys.OF_LOGIN);
  }

  @Override
  public Optional<String> smtpServer(Config sender) {
    return Optional.of(sender.get(ConnectionKeys.HOST));
  }

  @Override
  public MailSender sender(String mailbox, Config sender, Config login) {
    SmtpServer server = new SmtpServer(sender);
    return new SmtpSender(mailbox, server, login(mailbox, server, sender, login));
  }

  private SmtpLogin login(String mailbox, SmtpServer server, Config sender, Config login) {
    Authentication how = sender.get(AUTHENTICATION);
    if (how == Authentication.NONE) {
      return new NoLogin();
    }
    if (server.security() == Security.INSECURE_PLAIN) {
      throw new KeyException(
          sender,
          AUTHENTICATION,
          "must be none with security insecure-plain: nothing secret is sent unencrypted");
    }
    Optional<TokenMethod> tokens = how.tokens();
    return tokens.isPresent()
        ? withTokens(tokens.get(), mailbox, server, sender, login)
        : new PasswordLogin(need(login, USERNAME), need(login, PASSWORD));
  }

  private SmtpLogin withTokens(
      TokenMethod method, String mailbox, SmtpServer server, Config sender, Config login) {
    ServerWords words = new ServerWords();
    TokenConfig config =
        new TokenConfig(
            "the mailbox " + mailbox,
            sender,
            login,
            server.security(),
            sender.get(READ_TIMEOUT),
            words);
    return new TokenLogin(need(login, USERNAME), AccessTokens.of(method, config, clock), words);
  }

  private static <T> T need(Config login, ConfigKey<T> key) {
    return login
        .find(key)
        .orElseThrow(() -> new KeyException(login, key, "is needed to log in for sending"));
  }
}
