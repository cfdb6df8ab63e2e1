package org.mailpromoter.web.jetty;

import org.eclipse.jetty.server.Server;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;

/** A listener at a Unix domain socket. */
final class SocketDoor {
  private SocketDoor() {}

  static Door open(Server server, Listener.SocketFile listener, Handler handler, Limits limits)
      throws ListenException {
    throw new ListenException("Socket files are not there yet.", "Wait.");
  }
}
