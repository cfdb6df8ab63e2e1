package org.mailpromoter.connectors.graph;

import java.util.Optional;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.probe.MailboxProbe;
import org.mailpromoter.connectors.graph.read.Known;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/** Opens sessions to one mailbox. Thread-safe. */
final class GraphSource implements MailboxSource {
  private final GraphLines lines;
  private final GraphLines.Parts parts;
  private final Known known = new Known();

  GraphSource(GraphLines lines, GraphLines.Parts parts) {
    this.lines = lines;
    this.parts = parts;
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    Pause pause = parts.pauses().get();
    return GraphSession.open(
        lines.calls(pause),
        new GraphSession.Place(lines.server(), lines.login().path(), known),
        parts.clock(),
        pause);
  }

  /** Checks on the mailbox what is assumed of Graph; changes nothing. */
  ProbeReport probe() throws ProbeException {
    try (Calls calls = lines.calls(parts.pauses().get())) {
      return MailboxProbe.of(calls, lines.login().path(), lines.server().reading());
    } catch (MailAccessException e) {
      throw new ProbeException(e.code(), e.sentence(), e);
    }
  }

  @Override
  public Optional<SignIn> signIn() {
    return lines.login().signIn();
  }
}
