package org.mailpromoter.connectors.exchange.ews;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;

/** The keys of the connector and what it makes of them. */
final class EwsConnectorFactory implements ConnectorFactory {
  static final ConfigKey<String> URL =
      ConfigKey.text("url")
          .meaning(
              "Address of the web service, for example"
                  + " https://mail.example.com/EWS/Exchange.asmx")
          .mandatory();
  static final ConfigKey<Security> SECURITY =
      ConfigKey.choice("security", Security.class)
          .meaning("tls: encrypted; insecure-plain: never encrypted, for tests on one machine only")
          .defaultsTo(Security.TLS);
  static final ConfigKey<Mechanism> AUTHENTICATION =
      ConfigKey.choice("authentication", Mechanism.class)
          .meaning("How to log in")
          .defaultsTo(Mechanism.BASIC);
  static final ConfigKey<Path> TRUST =
      ConfigKey.path("trust")
          .meaning(
              "PEM file with the certificates to trust in place of Java's own, for servers with a"
                  + " certificate of a private authority");
  static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConfigKey.duration("connect-timeout")
          .meaning("How long to wait for a connection")
          .defaultsTo(Duration.ofSeconds(30));
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConfigKey.duration("read-timeout")
          .meaning("How long to wait for an answer, and for each piece of it")
          .defaultsTo(Duration.ofSeconds(60));
  static final ConfigKey<Integer> HEADER_BATCH =
      ConfigKey.integer("header-batch", 1, 1_000)
          .meaning("How many headers to ask for at once")
          .defaultsTo(250);
  static final ConfigKey<Integer> BODY_BATCH =
      ConfigKey.integer("body-batch", 1, 100)
          .meaning("How many whole messages to ask for at once, at most 4 MB together")
          .defaultsTo(25);
  static final ConfigKey<String> USERNAME =
      ConfigKey.text("username")
          .meaning("Login name: the address or DOMAIN\\name; needed for authentication basic");
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("Password for authentication basic");
  static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token").meaning("OAuth 2 access token for authentication oauth2-token");
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

  EwsConnectorFactory() {
    this(Clock.systemUTC(), new Random(), RealPause::new);
  }

  /** For tests, which bring a clock and do not wait. */
  EwsConnectorFactory(Clock clock, RandomGenerator random, Supplier<Pause> pauses) {
    this.clock = clock;
    this.random = random;
    this.pauses = pauses;
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
        SECURITY,
        AUTHENTICATION,
        TRUST,
        CONNECT_TIMEOUT,
        READ_TIMEOUT,
        HEADER_BATCH,
        BODY_BATCH);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(USERNAME, PASSWORD, TOKEN, MAILBOX, IMPERSONATE);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    EwsServer where = EwsServer.of(server);
    Login who = Login.of(mailbox, where.mechanism(), login);
    Failures failures = new Failures(mailbox, where, who.name());
    Throttle throttle = new Throttle(clock, random);
    return () -> {
      Pause pause = pauses.get();
      HttpLine line = HttpLine.to(where, who.account().mailbox(), who.authorization());
      Calls calls = new Calls(where, who.account(), line, throttle, pause, failures);
      return EwsSession.open(where, calls, clock, pause);
    };
  }
}
