package org.mailpromoter.connectors.graph;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.graph.login.Login;
import org.mailpromoter.connectors.graph.login.LoginParts;
import org.mailpromoter.connectors.graph.server.GraphKeys;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.RealPause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/** Makes the connector {@code graph}. */
final class GraphConnectorFactory implements ConnectorFactory {
  private final Clock clock;
  private final RandomGenerator random;
  private final Supplier<Pause> pauses;

  GraphConnectorFactory() {
    this(Clock.systemUTC(), new Random(), RealPause::new);
  }

  /** For tests, which provide a clock and do not wait. */
  GraphConnectorFactory(Clock clock, RandomGenerator random, Supplier<Pause> pauses) {
    this.clock = clock;
    this.random = random;
    this.pauses = pauses;
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String description() {
    return "Microsoft 365 (Exchange Online), through Microsoft Graph";
  }

  @Override
  public ConfigSpec serverKeys() {
    return GraphKeys.OF_SERVER;
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return GraphKeys.OF_MAILBOX;
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    return graph(mailbox, server, login);
  }

  @Override
  public Optional<Probe> probe(String mailbox, Config server, Config login) {
    return Optional.of(graph(mailbox, server, login)::probe);
  }

  private GraphSource graph(String mailbox, Config server, Config login) {
    GraphServer where = GraphServer.of(server);
    Login who = Login.of(mailbox, where, login, new LoginParts(clock, pauses));
    return new GraphSource(mailbox, where, who, new Throttle(clock, random), this);
  }

  Clock clock() {
    return clock;
  }

  Pause pause() {
    return pauses.get();
  }
}
