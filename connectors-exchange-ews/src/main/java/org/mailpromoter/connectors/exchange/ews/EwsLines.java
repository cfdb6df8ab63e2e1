package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.call.HttpLine;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.login.Login;
import org.mailpromoter.connectors.exchange.ews.login.LoginParts;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.RealPause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Lines to the server of one mailbox, for reading or for sending. Thread-safe. */
final class EwsLines {
  private final String mailbox;
  private final EwsServer server;
  private final Login login;
  private final Throttle throttle;
  private final Parts parts;

  /**
   * What lines are made of.
   *
   * @param clock the time
   * @param random for the jitter of pauses
   * @param pauses make what waits
   * @param places where the web service of a domain is looked for
   */
  record Parts(
      Clock clock, RandomGenerator random, Supplier<Pause> pauses, Autodiscover.Places places) {
    static Parts real(RandomGenerator random) {
      return new Parts(Clock.systemUTC(), random, RealPause::new, Autodiscover::places);
    }
  }

  /** Lines as the keys of a server and of a mailbox say. */
  EwsLines(String mailbox, Config server, Config login, Parts parts) {
    this.mailbox = mailbox;
    this.server = EwsServer.of(server);
    this.login =
        Login.of(mailbox, this.server, login, new LoginParts(parts.clock(), parts.pauses()));
    this.throttle = new Throttle(parts.clock(), parts.random());
    this.parts = parts;
  }

  Login login() {
    return login;
  }

  Parts parts() {
    return parts;
  }

  /** The server for people, also while it is still to be found. */
  String words() {
    return server.isToBeFound() ? "an Exchange server" : "the Exchange server " + server.address();
  }

  /** The server, which is asked for first where that is configured. */
  EwsServer place() throws MailAccessException {
    return server.isToBeFound()
        ? server.at(new Autodiscover(mailbox, server, login, parts.places()).find())
        : server;
  }

  /** Calls over a line of their own. */
  Calls calls(EwsServer where, Pause pause) throws MailAccessException {
    Failures failures = new Failures(mailbox, where, login.name(), login.words());
    try {
      HttpLine line = HttpLine.to(where, login.anchor(), login.authorization(where), login.words());
      return new Calls(where, login.account(), line, throttle, pause, failures);
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.connection("connecting", e);
    }
  }
}
