package org.mailpromoter.connectors.graph;

import java.util.Random;
import java.util.Optional;
import org.mailpromoter.connectors.graph.send.GraphDrafts;
import org.mailpromoter.connectors.graph.server.GraphKeys;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.http.sending.DraftSender;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes the mail sender {@code graph}, whose keys are those of the connector. */
final class GraphSenderFactory implements MailSenderFactory {
  private final GraphLines.Parts parts;

  GraphSenderFactory() {
    this.parts = GraphLines.Parts.real(new Random());
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
  public ConfigSpec senderKeys() {
    return GraphKeys.OF_SENDER;
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return GraphKeys.OF_MAILBOX;
  }

  @Override
  public Optional<String> smtpServer(Config sender) {
    return Optional.empty();
  }

  @Override
  public MailSender sender(String mailbox, Config sender, Config login) {
    GraphServer server = GraphServer.ofSender(sender);
    GraphLines lines = new GraphLines(mailbox, server, login, parts);
    return new DraftSender(
        mailbox,
        "Microsoft Graph at " + server.address(),
        GraphDrafts.door(() -> lines.calls(parts.pauses().get()), lines.login().path()));
  }
}
