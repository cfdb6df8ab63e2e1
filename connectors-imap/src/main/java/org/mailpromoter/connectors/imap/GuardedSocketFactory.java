package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes plain sockets whose answers are guarded, until TLS takes the socket over. */
final class GuardedSocketFactory extends SocketFactory {
  private final Sockets sockets;

  GuardedSocketFactory(Sockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket() {
    return sockets.keep(new GuardedSocket(sockets.limit()));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  /** A plain socket. */
  static final class GuardedSocket extends Socket {
    private final AnswerLimit limit;
    private boolean underTls;

    GuardedSocket(AnswerLimit limit) {
      this.limit = limit;
    }

    /** From now on it reads TLS, not IMAP. */
    void handOverToTls() {
      underTls = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = super.getInputStream();
      return underTls ? in : new GuardedInputStream(in, limit);
    }
  }
}
