package org.mailpromoter.web.jetty;

import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Site;

/** A listener with its connector. */
interface Door {
  /** Adds the connector to a server that is not started, and takes its address. */
  static Door open(Server server, Site site, Limits limits) throws ListenException {
    Listener listener = site.listener();
    if (listener instanceof Listener.Plain plain) {
      return TcpDoor.plain(server, plain, site.handler(), limits);
    } else if (listener instanceof Listener.Encrypted encrypted) {
      return TcpDoor.encrypted(server, encrypted, site.handler(), limits);
    }
    return SocketDoor.open(server, (Listener.SocketFile) listener, site.handler(), limits);
  }

  /** What accepts its connections. */
  Connector connector();

  /** What answers here. */
  Handler handler();

  /** Who is at the other end. */
  Peer peer(Request request);

  /** Whether requests from there are answered. */
  default boolean admits(Request request) {
    return true;
  }

  /** Looks whether its files changed. */
  default void look() {}

  /** Called when the server is started. */
  default void opened() throws ListenException {}

  /** Where it listens. */
  URI address();

  /** Accepts no more connections. */
  void shut();

  /** Called when the server has ended. */
  default void close() {}

  /** An address for people, with brackets around IPv6. */
  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') >= 0
            ? "[" + host.replaceAll("^(0:){7}1$", "::1").replaceAll("^(0:){7}0$", "::") + "]"
            : host)
        + ":"
        + address.getPort();
  }
}
