package org.mailpromoter.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP ports of loopback for a server that cannot choose its own. Each is held by a socket that is
 * bound and does not listen, from the moment it is chosen until the server has ended: the system
 * gives it to nobody else meanwhile, and the server, which binds with SO_REUSEADDR as servers do,
 * may listen on it (Linux), as often as it is started. Not thread-safe.
 *
 * @since 0.1
 */
public final class HeldPorts implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();

  /** Chooses a port, different from all others that are held or used. */
  public int next() {
    Socket socket = new Socket();
    sockets.add(socket);
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return socket.getLocalPort();
  }

  /** Lets the ports go. */
  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
