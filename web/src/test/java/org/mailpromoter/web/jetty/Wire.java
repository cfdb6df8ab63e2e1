package org.mailpromoter.web.jetty;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A connection on which a test writes what it likes and reads answers. */
final class Wire implements Closeable {
  private static final int PATIENCE = 20_000;

  private final Socket socket;
  private final InputStream in;

  /** An answer as it came. */
  record Answer(int status, List<String> headers, byte[] body) {
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(start))
          .map(each -> each.substring(start.length()).strip())
          .findFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static Wire to(URI address) throws IOException {
    return new Wire(new Socket(address.getHost().replaceAll("[\\[\\]]", ""), address.getPort()));
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends what the server takes; it may answer and close before it has everything. */
  Wire trySend(String text) {
    return trySend(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire trySend(byte[] bytes) {
    try {
      send(bytes);
    } catch (IOException e) {
      // the answer says why
    }
    return this;
  }

  /** Sends a request with a Host. */
  Wire request(String line, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String each : headers) {
      text.append(each).append("\r\n");
    }
    return send(text + "\r\n");
  }

  /** The next answer. */
  Answer answer() throws IOException {
    return answer(false);
  }

  /** The next answer, which has no body although its headers say so. */
  Answer answerToHead() throws IOException {
    return answer(true);
  }

  /** Status line and headers of the next answer. */
  Answer beginning() throws IOException {
    String status = line();
    List<String> headers = new ArrayList<>();
    for (String each = line(); !each.isEmpty(); each = line()) {
      headers.add(each);
    }
    return new Answer(Integer.parseInt(status.split(" ")[1]), headers, new byte[0]);
  }

  private Answer answer(boolean head) throws IOException {
    Answer start = beginning();
    if (head || start.status() / 100 == 1 || start.status() == 204 || start.status() == 304) {
      return start;
    }
    Optional<String> length = start.header("Content-Length");
    byte[] body;
    if (start.header("Transfer-Encoding").isPresent()) {
      body = chunks();
    } else if (length.isPresent()) {
      body = in.readNBytes(Integer.parseInt(length.get()));
    } else {
      body = in.readAllBytes();
    }
    return new Answer(start.status(), start.headers(), body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] each = chunk(); each.length > 0; each = chunk()) {
      all.write(each);
    }
    line();
    return all.toByteArray();
  }

  /** One chunk; the last one is empty. Jetty sends the end of a chunk only with the next one. */
  byte[] chunk() throws IOException {
    String size = line();
    return in.readNBytes(Integer.parseInt(size.isEmpty() ? line() : size, 16));
  }

  String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("the server closed the connection after: " + text);
      }
      text.append((char) each);
    }
    return text.toString().strip();
  }

  /** Whether the server has closed the connection; waits for it. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  /** Says that nothing more is sent. */
  void endOfInput() throws IOException {
    socket.shutdownOutput();
  }

  InputStream in() {
    return in;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
