package org.mailpromoter.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.testkit.server.ServerFolder;

/** An empty folder, and a port on which something listens and never answers. */
final class PluginPlayground implements AutoCloseable {
  private final Path folder;
  private final ServerSocketChannel listener;

  PluginPlayground() throws IOException {
    folder = Files.createTempDirectory("mailpromoter-plugin");
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
  }

  String filledIn(String value) {
    return value
        .replace("{folder}", folder.toString())
        .replace("{port}", String.valueOf(listener.socket().getLocalPort()));
  }

  /** What was made in the folder. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Returns whether somebody has connected; on loopback the system knows at once. */
  boolean isConnected() throws IOException {
    return listener.accept() != null;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    ServerFolder.deleteTree(folder);
  }
}
