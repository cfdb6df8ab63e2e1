package org.mailpromoter.directories.ldap;

import javax.naming.NamingException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The JDK makes the sockets of an LDAP connection through a class that it finds by its name, so
 * that what sockets a connection gets must be handed over on the side: to the thread that opens it,
 * and for that time only. That is a safeguard, too: a connection that breaks would be opened again
 * in silence, after STARTTLS without encryption and with the password; without sockets it cannot.
 */
public final class HandedOverSockets {
  private static final ThreadLocal<@Nullable SocketFactory> SOCKETS = new ThreadLocal<>();

  private HandedOverSockets() {}

  /** Something that opens a connection. */
  @FunctionalInterface
  interface Opening<T> {
    T open() throws NamingException;
  }

  /** Opens a connection with these sockets. */
  static <T> T with(SocketFactory sockets, Opening<T> opening) throws NamingException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    SOCKETS.set(sockets);
    thread.setContextClassLoader(HandedOverSockets.class.getClassLoader());
    try {
      return opening.open();
    } finally {
      SOCKETS.remove();
      thread.setContextClassLoader(before);
    }
  }

  /** Called by the JDK. */
  public static SocketFactory getDefault() {
    SocketFactory sockets = SOCKETS.get();
    SOCKETS.remove();
    if (sockets == null) {
      throw new IllegalStateException("this connection is closed");
    }
    return sockets;
  }
}
