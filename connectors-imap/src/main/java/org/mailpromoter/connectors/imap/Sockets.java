package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The sockets below one connection. Angus holds its locks while it waits for an answer, so that
 * nothing but cutting the socket ends a call that hangs. Thread-safe.
 */
final class Sockets {
  private final AnswerLimit limit;
  private final Set<Socket> made = Collections.newSetFromMap(new WeakHashMap<>());

  Sockets(Duration patience) {
    this.limit = new AnswerLimit(patience);
  }

  /** Maximum size of the answer to one command. */
  AnswerLimit limit() {
    return limit;
  }

  synchronized <T extends Socket> T keep(T socket) {
    made.add(socket);
    return socket;
  }

  private synchronized List<Socket> all() {
    return List.copyOf(made);
  }

  /** Closes them all; a pending read fails. */
  void cut() {
    for (Socket socket : all()) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // expected
      }
    }
  }
}
