package org.mailpromoter.sinks.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A receiver on loopback with scripted answers, well-formed or not. */
final class TestReceiver implements AutoCloseable {
  /** The received requests. */
  record Request(String path, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Writes an answer, or does worse. */
  @FunctionalInterface
  interface Reply {
    void to(Request request, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Reply reply = status(204);

  TestReceiver(ServerSocketFactory factory) throws IOException {
    server = factory.createServerSocket(0, 50, InetAddress.getByName("localhost"));
    start("receiver", this::accept);
  }

  static Reply status(int status, String... headers) {
    return answer(status, "", headers);
  }

  static Reply answer(int status, String body, String... headers) {
    return (request, out) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Word\r\n");
      for (String header : headers) {
        text.append(header).append("\r\n");
      }
      if (status != 204) {
        text.append("Content-Length: ").append(bytes.length).append("\r\n");
      }
      out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
      out.flush();
    };
  }

  void reply(Reply other) {
    reply = other;
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      start("connection", () -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
          int colon = field.indexOf(':');
          headers.put(
              field.substring(0, colon).toLowerCase(Locale.ROOT),
              field.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        Request request = new Request(line.split(" ", -1)[1], headers, in.readNBytes(length));
        requests.add(request);
        reply.to(request, socket.getOutputStream());
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** Work that ends when its socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // the receiver was closed, or the client has left
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
