package org.mailpromoter.connectors.exchange.ews;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;

/** The keys of the connector and what it makes of them. */
final class EwsConnectorFactory implements ConnectorFactory {
  static final ConfigKey<String> URL =
      ConfigKey.text("url")
          .meaning(
              "Address of the web service, for example"
                  + " https://mail.example.com/EWS/Exchange.asmx");
  static final ConfigKey<Discovery> AUTODISCOVER =
      ConfigKey.choice("autodiscover", Discovery.class)
          .meaning(
              "own-domain: ask the servers of the mailbox's own domain where the web service is, over"
                  + " TLS only, and believe no place outside of it; in place of url")
          .defaultsTo(Discovery.OFF);
  static final ConfigKey<Mechanism> AUTHENTICATION =
      ConfigKey.choice("authentication", Mechanism.class)
          .meaning(
              "How to log in: basic and ntlm with username and password, oauth2-client as a program"
                  + " with a secret, oauth2-device as a person who enters a code once, oauth2-token"
                  + " with a token that somebody else renews")
          .defaultsTo(Mechanism.BASIC);
  static final ConfigKey<String> TOKEN_URL =
      ConfigKey.text("token-url")
          .meaning(
              "Where access tokens are had, for example"
                  + " https://adfs.example.com/adfs/oauth2/token; for oauth2-client and"
                  + " oauth2-device");
  static final ConfigKey<String> DEVICE_CODE_URL =
      ConfigKey.text("device-code-url")
          .meaning(
              "Where device codes are had, for example"
                  + " https://adfs.example.com/adfs/oauth2/devicecode; for oauth2-device");
  static final ConfigKey<Path> TOKEN_TRUST =
      ConfigKey.path("token-trust")
          .meaning("Like trust, for the server of token-url and device-code-url");
  static final ConfigKey<String> CLIENT_ID =
      ConfigKey.text("client-id")
          .meaning("Id under which this program is registered; for oauth2-client, oauth2-device");
  static final ConfigKey<Secret> CLIENT_SECRET =
      ConfigKey.secret("client-secret").meaning("Secret of the program; for oauth2-client");
  static final ConfigKey<String> SCOPE =
      ConfigKey.text("scope")
          .meaning(
              "What to ask for, for example https://mail.example.com/.default, with offline_access"
                  + " for oauth2-device");
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT.meaning(
          "How long to wait for an answer, and for each piece of it");
  static final ConfigKey<Integer> HEADER_BATCH =
      ConfigKey.integer("header-batch", 1, 1_000)
          .meaning("How many headers to ask for at once")
          .defaultsTo(500);
  static final ConfigKey<Integer> BODY_BATCH =
      ConfigKey.integer("body-batch", 1, 100)
          .meaning("How many whole messages to ask for at once, at most 4 MB together")
          .defaultsTo(100);
  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username")
          .meaning(
              "Login name: the address or DOMAIN\\name; needed for authentication basic and ntlm");
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication basic and ntlm");
  static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token").meaning("OAuth 2 access token for authentication oauth2-token");
  static final ConfigKey<Path> TOKEN_FILE =
      ConfigKey.path("token-file")
          .meaning(
              "File that keeps what a person's login is worth, readable by its owner alone; for"
                  + " oauth2-device");
  static final ConfigKey<String> MAILBOX =
      ConfigKey.text("mailbox")
          .meaning(
              "Address of the mailbox when it is not the login's own: a shared mailbox, or one that"
                  + " the login may read as delegate");
  static final ConfigKey<Boolean> IMPERSONATE =
      ConfigKey.flag("impersonate")
          .meaning(
              "Whether to act as the owner of mailbox, for which the login needs the role"
                  + " ApplicationImpersonation")
          .defaultsTo(false);

  private final Clock clock;
  private final RandomGenerator random;
  private final Supplier<Pause> pauses;
  private final Autodiscover.Places places;

  EwsConnectorFactory() {
    this(Clock.systemUTC(), new Random(), RealPause::new, Autodiscover::places);
  }

  /** For tests, which bring a clock, do not wait, and have no domain of their own. */
  EwsConnectorFactory(
      Clock clock, RandomGenerator random, Supplier<Pause> pauses, Autodiscover.Places places) {
    this.clock = clock;
    this.random = random;
    this.pauses = pauses;
    this.places = places;
  }

  @Override
  public String name() {
    return "exchange-ews";
  }

  @Override
  public String description() {
    return "Exchange servers, through Exchange Web Services";
  }

  @Override
  public ConfigSpec serverKeys() {
    return ConfigSpec.of(
        URL,
        AUTODISCOVER,
        ConnectionKeys.TLS_OR_PLAIN,
        AUTHENTICATION,
        ConnectionKeys.TRUST,
        TOKEN_URL,
        DEVICE_CODE_URL,
        TOKEN_TRUST,
        CLIENT_ID,
        CLIENT_SECRET,
        SCOPE,
        ConnectionKeys.CONNECT_TIMEOUT,
        READ_TIMEOUT,
        HEADER_BATCH,
        BODY_BATCH);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD, TOKEN, TOKEN_FILE, MAILBOX, IMPERSONATE);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    EwsServer where = EwsServer.of(server);
    Login who = Login.of(mailbox, where, login, new LoginParts(clock, pauses));
    return new EwsSource(mailbox, where, who, new Throttle(clock, random), this);
  }

  Clock clock() {
    return clock;
  }

  Pause pause() {
    return pauses.get();
  }

  Autodiscover.Places places() {
    return places;
  }
}
