package org.mailpromoter.web.jetty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;

/** A listener at an IP address. */
final class TcpDoor implements Door {
  private static final int FREE_FOR_ALL = 1024;

  private final ServerConnector connector;
  private final Handler handler;
  private final String scheme;
  private final InetSocketAddress address;

  private TcpDoor(ServerConnector connector, Handler handler, String scheme) {
    this.connector = connector;
    this.handler = handler;
    this.scheme = scheme;
    this.address = new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  static Door plain(Server server, Listener.Plain listener, Handler handler, Limits limits)
      throws ListenException {
    InetSocketAddress address = listener.address();
    if (!address.getAddress().isLoopbackAddress() && listener.proxies().isEmpty()) {
      throw new ListenException(
          "The address " + Door.text(address) + " is reached from other machines, without TLS.",
          "Give it a certificate, listen on 127.0.0.1 or a socket file, or name the addresses of"
              + " the proxies that encrypt.");
    }
    ServerConnector connector = new ServerConnector(server, 0, 1, Http.plain(limits));
    listen(connector, address, limits);
    server.addConnector(connector);
    return new TcpDoor(connector, handler, "http");
  }

  static Door encrypted(Server server, Listener.Encrypted listener, Handler handler, Limits limits)
      throws ListenException {
    throw new ListenException("TLS is not there yet.", "Wait.");
  }

  private static void listen(ServerConnector connector, InetSocketAddress address, Limits limits)
      throws ListenException {
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(500);
    try {
      connector.open();
    } catch (IOException e) {
      throw refused(address, e);
    }
  }

  private static ListenException refused(InetSocketAddress address, IOException e) {
    String cause =
        String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    if (cause.contains("in use")) {
      return new ListenException(
          "Another program listens at " + Door.text(address) + ".",
          "Stop it, or choose another port.");
    } else if (cause.contains("denied") && address.getPort() < FREE_FOR_ALL) {
      return new ListenException(
          "Only a privileged program may listen at " + Door.text(address) + ".",
          "Choose a port from 1024 on, or permit this one (CAP_NET_BIND_SERVICE).");
    }
    return new ListenException(
        "The server cannot listen at " + Door.text(address) + ": " + cause + ".",
        "Choose an address that this machine has.");
  }

  @Override
  public Connector connector() {
    return connector;
  }

  @Override
  public Handler handler() {
    return handler;
  }

  @Override
  public Peer peer(Request request) {
    return new Peer.Network(Request.getRemoteAddr(request), request.isSecure());
  }

  @Override
  public URI address() {
    return URI.create(scheme + "://" + Door.text(address));
  }

  @Override
  public void shut() {
    connector.close();
  }
}
