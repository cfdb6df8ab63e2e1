package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.login.Login;
import org.mailpromoter.connectors.exchange.ews.login.LoginParts;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.RealPause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes the connector {@code exchange-ews}. */
final class EwsConnectorFactory implements ConnectorFactory {
  private final Clock clock;
  private final RandomGenerator random;
  private final Supplier<Pause> pauses;
  private final Autodiscover.Places places;

  EwsConnectorFactory() {
    this(Clock.systemUTC(), new Random(), RealPause::new, Autodiscover::places);
  }

  /** For tests, which provide a clock, do not wait, and have no domain. */
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
    return EwsKeys.OF_SERVER;
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return EwsKeys.OF_MAILBOX;
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
