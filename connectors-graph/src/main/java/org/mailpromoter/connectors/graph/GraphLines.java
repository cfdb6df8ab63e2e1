package org.mailpromoter.connectors.graph;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.HttpLine;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Slots;
import org.mailpromoter.connectors.graph.login.Login;
import org.mailpromoter.connectors.graph.login.LoginParts;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.RealPause;
import org.mailpromoter.http.Throttle;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.TrustedCertificates;

/** Lines to Graph for one mailbox, for reading or for sending. Thread-safe. */
final class GraphLines {
  private final GraphServer server;
  private final Login login;
  private final Throttle throttle;
  private final Failures failures;
  private final Slots slots = new Slots();

  /**
   * What lines are made of.
   *
   * @param clock the time
   * @param random for the jitter of pauses
   * @param pauses make what waits
   */
  record Parts(Clock clock, RandomGenerator random, Supplier<Pause> pauses) {
    static Parts real(RandomGenerator random) {
      return new Parts(Clock.systemUTC(), random, RealPause::new);
    }
  }

  /** Lines as the keys of a mailbox say. */
  GraphLines(String mailbox, GraphServer server, Config login, Parts parts) {
    this.server = server;
    this.login = Login.of(mailbox, server, login, new LoginParts(parts.clock(), parts.pauses()));
    this.throttle = new Throttle(parts.clock(), parts.random());
    this.failures = new Failures(mailbox, server, this.login.words());
  }

  GraphServer server() {
    return server;
  }

  Login login() {
    return login;
  }

  /** Calls over a line of their own. */
  Calls calls(Pause pause) throws MailAccessException {
    try {
      HttpLine line = HttpLine.to(server, login.authorization(), slots, login.words());
      return new Calls(new Links(server.root()), line, throttle, pause, failures);
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.unreachable("connecting", e);
    }
  }
}
