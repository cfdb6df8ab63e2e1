package org.mailpromoter.connectors.graph;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.core.mailbox.MailboxSource;

/**
 * A server that writes what a test wants, byte by byte, for answers that no mail store can produce.
 * Opening a mailbox works.
 */
final class CannedServer implements AutoCloseable {
  private static final String FOLDERS =
      """
      {"responses":[{"id":"1","status":200,"body":{"id":"inbox"}},
        {"id":"2","status":200,"body":{"id":"sent"}},{"id":"3","status":200,"body":{"id":"root"}}]}
      """;

  private final ServerSocket socket;
  private final Script script;

  private CannedServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
  }

  /** Answers requests. */
  interface Script {
    /** Writes a whole HTTP answer to a request for a target. */
    void answer(String target, OutputStream out) throws IOException;
  }

  static CannedServer start(Script script) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    CannedServer server = new CannedServer(socket, script);
    Thread thread = new Thread(server::serve, "canned-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  String url() {
    return "http://localhost:" + socket.getLocalPort() + "/v1.0";
  }

  MailboxSource source() {
    return Graph.source(
        Graph.hasty(),
        Map.of(
            "url",
            url(),
            "security",
            "insecure-plain",
            "authentication",
            "oauth2-token",
            "read-timeout",
            "60s"),
        Map.of("token", "a token of a person"));
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket one = socket.accept()) {
        one.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(one.getInputStream());
        for (String target = read(in); !target.isEmpty(); target = read(in)) {
          if (target.endsWith("$batch")) {
            send(one.getOutputStream(), FOLDERS);
          } else {
            script.answer(target, one.getOutputStream());
          }
          one.getOutputStream().flush();
        }
      } catch (IOException e) {
        // the client hung up, or the test is over
      }
    }
  }

  /** The target of one request; empty at the end. */
  private static String read(InputStream in) throws IOException {
    String first = line(in);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return first.isEmpty() ? "" : first.split(" ")[1];
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  static void head(OutputStream out, String type, long length) throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  static void send(OutputStream out, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    head(out, "application/json", bytes.length);
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
