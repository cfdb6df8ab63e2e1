package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets that check the server's name and whose answers are guarded. */
final class GuardedTlsSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final Sockets sockets;

  GuardedTlsSocketFactory(SSLSocketFactory factory, Sockets sockets) {
    this.factory = factory;
    this.sockets = sockets;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return guarded(factory.createSocket());
  }

  /** STARTTLS: the plain socket below carries TLS records from here on. */
  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    if (below instanceof GuardedSocketFactory.GuardedSocket plain) {
      plain.handOverToTls();
    }
    return guarded(factory.createSocket(below, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return guarded(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return guarded(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return guarded(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return guarded(factory.createSocket(host, port, local, localPort));
  }

  /** RFC 8314 and RFC 6125: the name in the certificate must be the name that was asked for. */
  private Socket guarded(Socket made) {
    SSLSocket socket = (SSLSocket) made;
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return sockets.keep(new GuardedTlsSocket(socket, sockets.limit()));
  }
}
