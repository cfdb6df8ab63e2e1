package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.Pause;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes the connector {@code exchange-ews}. */
final class EwsConnectorFactory implements ConnectorFactory {
  private final EwsLines.Parts parts;

  EwsConnectorFactory() {
    this.parts = EwsLines.Parts.real(new Random());
  }

  /** For tests, which provide a clock, do not wait, and have no domain. */
  EwsConnectorFactory(
      Clock clock, RandomGenerator random, Supplier<Pause> pauses, Autodiscover.Places places) {
    this.parts = new EwsLines.Parts(clock, random, pauses, places);
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
    return new EwsSource(new EwsLines(mailbox, server, login, parts));
  }
}
