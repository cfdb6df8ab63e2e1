package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

class SocketFileTest {
  @TempDir private Path folder;

  private WebServer start(Path file, boolean group) throws ListenException {
    return JettyServer.start(
        WebSettings.of(
            List.of(new Listener.SocketFile(file, group)),
            request -> Response.of(200).text("text/plain", ((Peer.Local) request.peer()).user())));
  }

  private static String ask(Path file) throws Exception {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      channel.write(
          ByteBuffer.wrap(
              "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer read = ByteBuffer.allocate(10_000);
      while (channel.read(read) >= 0) {
        // to its end
      }
      return new String(read.array(), 0, read.position(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void clientsAreKnownByTheirUsers() throws Exception {
    Path file = folder.resolve("a.sock");
    try (WebServer server = start(file, false)) {
      assertThat(server.addresses().get(0).getScheme()).isEqualTo("unix");
      assertThat(ask(file)).endsWith("\r\n\r\n" + System.getProperty("user.name"));
    }
  }

  @Test
  void onlyTheirUserOrGroupMayConnect() throws Exception {
    Path file = folder.resolve("a.sock");
    for (boolean group : new boolean[] {false, true}) {
      try (WebServer server = start(file, group)) {
        assertThat(server.addresses()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo(group ? "rw-rw----" : "rw-------");
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSocketThatNobodyServesIsReplaced() throws Exception {
    Path file = folder.resolve("a.sock");
    try (ServerSocketChannel died = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      died.bind(UnixDomainSocketAddress.of(file));
    }
    assertThat(file).exists();
    try (WebServer server = start(file, false)) {
      assertThat(ask(file)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aSocketInUseAndOtherFilesAreLeftAlone() throws Exception {
    Path file = folder.resolve("a.sock");
    try (WebServer server = start(file, false)) {
      assertThatThrownBy(() -> start(file, false))
          .isInstanceOf(ListenException.class)
          .hasMessage("Another program listens at " + file + ".");
      assertThat(ask(file)).startsWith("HTTP/1.1 200");
    }
    Path text = Files.writeString(folder.resolve("text"), "precious");
    assertThatThrownBy(() -> start(text, false)).hasMessageContaining("no socket");
    assertThat(text).hasContent("precious");
    assertThatThrownBy(() -> start(folder.resolve("none/a.sock"), false))
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> start(folder.resolve("a".repeat(120)), false))
        .hasMessageContaining("longer than");
  }
}
