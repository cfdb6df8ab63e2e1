package org.mailpromoter.web.jetty;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Future;
import jdk.net.ExtendedSocketOptions;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;

/**
 * A listener at a Unix domain socket. The socket is made in a folder that only we can enter, gets
 * its permissions there, and then moves to its place: at no time can others connect to it.
 */
final class SocketDoor implements Door {
  private static final String USER = SocketDoor.class.getName() + ".user";
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OURS_AND_GROUP =
      PosixFilePermissions.fromString("rw-rw----");

  private final UnixDomainServerConnector connector;
  private final Handler handler;
  private final Listener.SocketFile listener;
  private final Path made;
  private boolean placed;

  private SocketDoor(
      UnixDomainServerConnector connector,
      Handler handler,
      Listener.SocketFile listener,
      Path made) {
    this.connector = connector;
    this.handler = handler;
    this.listener = listener;
    this.made = made;
  }

  static Door open(Server server, Listener.SocketFile listener, Handler handler, Limits limits)
      throws ListenException {
    Path file = listener.file().toAbsolutePath();
    checkPlace(file);
    Path made;
    try {
      made = Files.createTempDirectory(file.getParent(), ".").resolve("s");
    } catch (IOException e) {
      throw unusable(file, "its folder cannot be written to");
    }
    UnixDomainServerConnector connector =
        new UnixDomainServerConnector(server, 0, 1, Http.plain(limits));
    connector.setUnixDomainPath(made);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(JettyServer.LAST_WORDS_MILLIS);
    server.addConnector(connector);
    return new SocketDoor(connector, handler, listener, made);
  }

  private static void checkPlace(Path file) throws ListenException {
    if (file.toString().length() > UnixDomainServerConnector.MAX_UNIX_DOMAIN_PATH_LENGTH) {
      throw unusable(
          file,
          "its path is longer than "
              + UnixDomainServerConnector.MAX_UNIX_DOMAIN_PATH_LENGTH
              + " characters");
    } else if (isAnswered(file)) {
      throw new ListenException(
          ListenException.About.SOCKET_FILE,
          "Another program listens at " + file + ".",
          "Stop it, or choose another file.");
    } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isSocket(file)) {
      throw unusable(file, "a file that is no socket has this name");
    }
  }

  private static boolean isAnswered(Path file) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(file));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException e) {
      return false;
    }
  }

  private static ListenException unusable(Path file, String why) {
    return new ListenException(
        ListenException.About.SOCKET_FILE,
        "The server cannot listen at " + file + ": " + why + ".",
        "Choose another file.");
  }

  @Override
  public void opened() throws ListenException {
    Path file = listener.file().toAbsolutePath();
    try {
      Files.setPosixFilePermissions(made, listener.group() ? OURS_AND_GROUP : OURS);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      placed = true;
    } catch (IOException e) {
      throw unusable(file, String.valueOf(e.getMessage()));
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
  public Peer peer(Request request) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    if (connection.getAttribute(USER) instanceof String known) {
      return new Peer.Local(known);
    }
    String user = user(connection);
    connection.setAttribute(USER, user);
    return new Peer.Local(user);
  }

  private static String user(ConnectionMetaData connection) {
    if (connection.getConnection().getEndPoint() instanceof SocketChannelEndPoint end) {
      try {
        return end.getChannel().getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      } catch (IOException e) {
        Logs.SERVER.log(Level.DEBUG, "The user of a connection is not known.", e);
      }
    }
    throw new IllegalStateException("The system does not say whose connection this is.");
  }

  @Override
  public URI address() {
    return URI.create("unix:" + listener.file().toAbsolutePath().toUri().getRawPath());
  }

  @Override
  public void shut() {
    Future<?> unused = connector.shutdown();
  }

  @Override
  public void close() {
    try {
      if (placed) {
        Files.deleteIfExists(listener.file().toAbsolutePath());
      }
      Files.deleteIfExists(made);
      Files.deleteIfExists(made.getParent());
    } catch (IOException e) {
      Logs.SERVER.log(Level.WARNING, "The socket file is left behind.", e);
    }
  }
}
