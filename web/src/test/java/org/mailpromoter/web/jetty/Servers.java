package org.mailpromoter.web.jetty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Site;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

/** Servers of tests. */
final class Servers {
  private Servers() {}

  static Listener anyPort() {
    return new Listener.Plain(loopback(), Set.of());
  }

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static WebServer start(Handler handler) throws ListenException {
    return start(handler, Limits.usual());
  }

  static WebServer start(Handler handler, Limits limits) throws ListenException {
    return JettyServer.start(
        new WebSettings(List.of(new Site(anyPort(), handler)), limits, answered -> {}));
  }

  /** One thread, one waiting request, one stream, and little patience. */
  static Limits tight() {
    return new Limits(
        1,
        1,
        1,
        512,
        4_096,
        30_000_000,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        100_000_000,
        Duration.ofMillis(200),
        Duration.ofSeconds(5));
  }

  /** Connections end after a tenth of a second of silence. */
  static Limits impatient() {
    Limits usual = Limits.usual();
    return new Limits(
        usual.threads(),
        usual.waiting(),
        usual.streams(),
        usual.connections(),
        usual.headerBytes(),
        usual.bodyBytes(),
        Duration.ofMillis(100),
        usual.streamIdle(),
        usual.bytesPerSecond(),
        usual.patience(),
        usual.farewell());
  }
}
