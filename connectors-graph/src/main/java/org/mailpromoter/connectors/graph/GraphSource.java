package org.mailpromoter.connectors.graph;

import java.util.Optional;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.HttpLine;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Slots;
import org.mailpromoter.connectors.graph.login.Login;
import org.mailpromoter.connectors.graph.probe.MailboxProbe;
import org.mailpromoter.connectors.graph.read.Known;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.net.TrustedCertificates;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/** Opens sessions to one mailbox. Thread-safe. */
final class GraphSource implements MailboxSource {
  private final GraphServer server;
  private final Login login;
  private final Throttle throttle;
  private final GraphConnectorFactory parts;
  private final Failures failures;
  private final Slots slots = new Slots();
  private final Known known = new Known();

  GraphSource(
      String mailbox,
      GraphServer server,
      Login login,
      Throttle throttle,
      GraphConnectorFactory parts) {
    this.server = server;
    this.login = login;
    this.throttle = throttle;
    this.parts = parts;
    this.failures = new Failures(mailbox, server, login.words());
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    Pause pause = parts.pause();
    return GraphSession.open(
        calls(pause), new GraphSession.Place(server, login.path(), known), parts.clock(), pause);
  }

  /** Checks on the mailbox what is assumed of Graph; changes nothing. */
  ProbeReport probe() throws ProbeException {
    try (Calls calls = calls(parts.pause())) {
      return MailboxProbe.of(calls, login.path(), server.reading());
    } catch (MailAccessException e) {
      throw new ProbeException(e.code(), e.sentence(), e);
    }
  }

  private Calls calls(Pause pause) throws MailAccessException {
    try {
      HttpLine line = HttpLine.to(server, login.authorization(), slots, login.words());
      return new Calls(new Links(server.root()), line, throttle, pause, failures);
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.unreachable("connecting", e);
    }
  }

  @Override
  public Optional<SignIn> signIn() {
    return login.signIn();
  }
}
