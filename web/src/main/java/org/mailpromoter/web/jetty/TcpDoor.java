package org.mailpromoter.web.jetty;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;

/** A listener at an IP address. */
final class TcpDoor implements Door {
  private static final int FREE_FOR_ALL = 1024;
  private static final int PROBE_MILLIS = 1_000;

  private static final int SECONDS_BETWEEN_LOOKS = 10;

  private final ServerConnector connector;
  private final Handler handler;
  private final URI address;
  private final Set<InetAddress> proxies;
  private final @Nullable TlsKeys keys;

  private TcpDoor(
      ServerConnector connector,
      Handler handler,
      Set<InetAddress> proxies,
      @Nullable TlsKeys keys) {
    this.connector = connector;
    this.handler = handler;
    this.proxies = proxies;
    this.keys = keys;
    this.address =
        URI.create(
            (keys == null ? "http://" : "https://")
                + Door.text(new InetSocketAddress(connector.getHost(), connector.getLocalPort())));
  }

  static Door plain(Server server, Listener.Plain listener, Handler handler, Limits limits)
      throws ListenException {
    InetSocketAddress address = listener.address();
    if (!address.getAddress().isLoopbackAddress() && listener.proxies().isEmpty()) {
      throw new ListenException(
          address,
          "The address " + Door.text(address) + " is reached from other machines, without TLS.",
          "Give it a certificate, listen on 127.0.0.1 or a socket file, or name the addresses of"
              + " the proxies that encrypt.");
    }
    ServerConnector connector = new ServerConnector(server, 0, 1, Http.plain(limits));
    listen(connector, address, limits);
    return new TcpDoor(connector, handler, listener.proxies(), null);
  }

  static Door encrypted(Server server, Listener.Encrypted listener, Handler handler, Limits limits)
      throws ListenException {
    TlsKeys keys = new TlsKeys(new KeyPairFiles(listener));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(keys.context());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    ServerConnector connector =
        new ServerConnector(
            server, 0, 1, new SslConnectionFactory(tls, "http/1.1"), Http.encrypted(limits));
    listen(connector, listener.address(), limits);
    return new TcpDoor(connector, handler, Set.of(), keys);
  }

  private static void listen(ServerConnector connector, InetSocketAddress address, Limits limits)
      throws ListenException {
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(JettyServer.LAST_WORDS_MILLIS);
    connector.getServer().addConnector(connector);
    try {
      connector.open();
    } catch (IOException e) {
      throw refused(address, e);
    }
  }

  /** The texts of the system are in its language, so the reason is looked for. */
  private static ListenException refused(InetSocketAddress address, IOException e) {
    String place = Door.text(address);
    if (!(e instanceof BindException || e.getCause() instanceof BindException)) {
      return new ListenException(
          address,
          "The server cannot listen at " + place + ": " + e.getMessage() + ".",
          "Choose another address.");
    } else if (!isOfThisMachine(address.getAddress())) {
      return new ListenException(
          address,
          "This machine has no address " + address.getAddress().getHostAddress() + ".",
          "Choose an address that it has.");
    } else if (address.getPort() < FREE_FOR_ALL && !isAnswered(address)) {
      return new ListenException(
          address,
          "Only a privileged program may listen at " + place + ".",
          "Choose a port from 1024 on, or permit this one (CAP_NET_BIND_SERVICE).");
    }
    return new ListenException(
        address, "Another program listens at " + place + ".", "Stop it, or choose another port.");
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isAnswered(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
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
  public boolean admits(Request request) {
    return proxies.isEmpty()
        || request.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress from
            && (proxies.contains(from.getAddress()) || from.getAddress().isLoopbackAddress());
  }

  @Override
  public Peer peer(Request request) {
    return new Peer.Network(
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
            ? from.getAddress().getHostAddress()
            : Request.getRemoteAddr(request),
        request.isSecure());
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public void opened() {
    if (keys != null) {
      lookLater(keys);
    }
  }

  private void lookLater(TlsKeys changing) {
    connector
        .getScheduler()
        .schedule(
            () -> {
              try {
                changing.look();
              } finally {
                lookLater(changing);
              }
            },
            SECONDS_BETWEEN_LOOKS,
            TimeUnit.SECONDS);
  }

  @Override
  public void look() {
    if (keys != null) {
      keys.look();
    }
  }

  @Override
  public void shut() {
    connector.close();
  }
}
