package org.mailpromoter.connectors.exchange.ews;

import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;

/** Opens sessions to one mailbox. Thread-safe. */
final class EwsSource implements MailboxSource {
  private final EwsLines lines;

  EwsSource(EwsLines lines) {
    this.lines = lines;
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    EwsServer where = lines.place();
    Pause pause = lines.parts().pauses().get();
    return EwsSession.open(where, () -> lines.calls(where, pause), lines.parts().clock(), pause);
  }

  @Override
  public Optional<SignIn> signIn() {
    return lines.login().signIn();
  }
}
