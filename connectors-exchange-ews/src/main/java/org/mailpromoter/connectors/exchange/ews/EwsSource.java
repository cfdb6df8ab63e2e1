package org.mailpromoter.connectors.exchange.ews;

import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.call.HttpLine;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.login.Login;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Opens sessions to one mailbox. Thread-safe. */
final class EwsSource implements MailboxSource {
  private final String mailbox;
  private final EwsServer server;
  private final Login login;
  private final Throttle throttle;
  private final EwsConnectorFactory parts;

  EwsSource(
      String mailbox, EwsServer server, Login login, Throttle throttle, EwsConnectorFactory parts) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
    this.throttle = throttle;
    this.parts = parts;
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    EwsServer where = server.isToBeFound() ? found() : server;
    Failures failures = new Failures(mailbox, where, login.name(), login.words());
    Pause pause = parts.pause();
    EwsSession.Lines lines = () -> calls(where, pause, failures);
    return EwsSession.open(where, lines, parts.clock(), pause);
  }

  private Calls calls(EwsServer where, Pause pause, Failures failures) throws MailAccessException {
    try {
      HttpLine line = HttpLine.to(where, login.anchor(), login.authorization(where), login.words());
      return new Calls(where, login.account(), line, throttle, pause, failures);
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.connection("connecting", e);
    }
  }

  private EwsServer found() throws MailAccessException {
    return server.at(new Autodiscover(mailbox, server, login, parts.places()).find());
  }

  @Override
  public Optional<SignIn> signIn() {
    return login.signIn();
  }
}
