package org.mailpromoter.directories.ldap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes sockets that count what a server answers. TLS lies above the counting, since Java offers no
 * way to intercept the reading of a TLS socket; the byte count is equivalent. Immutable.
 */
final class GuardedSockets extends SocketFactory {
  private final AnswerBudget budget;
  private final Optional<SSLSocketFactory> tls;
  private final Duration connecting;

  /**
   * Makes sockets.
   *
   * @param tls what encrypts from the first byte; nothing where that is not wanted
   * @param connecting how long a connection may take, handshake included
   */
  GuardedSockets(AnswerBudget budget, Optional<SSLSocketFactory> tls, Duration connecting) {
    this.budget = budget;
    this.tls = tls;
    this.connecting = connecting;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    int patience = Math.toIntExact(connecting.toMillis());
    Socket plain = new CountingSocket(budget);
    try {
      plain.connect(new InetSocketAddress(host, port), patience);
      return tls.isPresent() ? encrypted(tls.get(), plain, host, port, patience) : plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** The name in the certificate must be the name that was asked for (RFC 4513, 3.1.3). */
  private static Socket encrypted(
      SSLSocketFactory tls, Socket plain, String host, int port, int patience) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(patience);
    socket.startHandshake();
    socket.setSoTimeout(0);
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class CountingSocket extends Socket {
    private final AnswerBudget budget;

    CountingSocket(AnswerBudget budget) {
      this.budget = budget;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream(), budget);
    }
  }

  private static final class Counting extends FilterInputStream {
    private final AnswerBudget budget;

    Counting(InputStream in, AnswerBudget budget) {
      super(in);
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      budget.came(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      budget.came(Math.max(0, count));
      return count;
    }
  }
}
