package org.mailpromoter.connectors.graph;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.graph.server.GraphKeys;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.http.Pause;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/** Makes the connector {@code graph}. */
final class GraphConnectorFactory implements ConnectorFactory {
  private final GraphLines.Parts parts;

  GraphConnectorFactory() {
    this.parts = GraphLines.Parts.real(new Random());
  }

  /** For tests, which provide a clock and do not wait. */
  GraphConnectorFactory(Clock clock, RandomGenerator random, Supplier<Pause> pauses) {
    this.parts = new GraphLines.Parts(clock, random, pauses);
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
    GraphLines lines = new GraphLines(mailbox, GraphServer.of(server), login, parts);
    return new GraphSource(lines, parts);
  }
}
