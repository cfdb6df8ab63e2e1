package org.mailpromoter.senders.smtp;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Lines to and from a server. What the server may say is bounded: a line, a reply, and the time for
 * a reply as a whole, however slowly it comes. One thread at a time, but any thread may cut it.
 */
final class SmtpChannel {
  /** Lines of replies have 512 bytes (RFC 5321, 4.5.3.1.5); some servers do not count. */
  private static final int LONGEST_LINE = 4_096;

  private static final int MOST_LINES = 100;
  private static final int BUFFER = 8_192;
  private static final int CODE = 3;

  private final Socket wire = new Socket();
  private final byte[] buffer = new byte[BUFFER];
  private Socket socket = wire;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private int next;
  private int end;

  /** Connects, without encryption. */
  void connect(String host, int port, Duration patience) throws IOException {
    wire.connect(new InetSocketAddress(host, port), milliseconds(patience));
    wire.setTcpNoDelay(true);
    use(wire);
  }

  /**
   * Encrypts the connection, and makes sure who the server is.
   *
   * @throws IOException also if the server has already said what only an encrypted one may say
   */
  void encrypt(SSLContext context, String host, Duration patience) throws IOException {
    if (next < end || in.available() > 0) {
      throw new SmtpReply.MalformedException("it goes on in clear after STARTTLS");
    }
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(wire, host, wire.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.setSoTimeout(milliseconds(patience));
    tls.startHandshake();
    use(tls);
  }

  private void use(Socket over) throws IOException {
    socket = over;
    in = over.getInputStream();
    out = new BufferedOutputStream(over.getOutputStream(), BUFFER);
  }

  /** Our end of the connection, as an address literal (RFC 5321, 4.1.3). */
  String addressLiteral() {
    String address = wire.getLocalAddress().getHostAddress();
    int zone = address.indexOf('%');
    String plain = zone < 0 ? address : address.substring(0, zone);
    return plain.indexOf(':') < 0 ? '[' + plain + ']' : "[IPv6:" + plain + ']';
  }

  /** Says a command and waits for the reply. */
  SmtpReply ask(String command, Duration patience) throws IOException {
    say(command);
    return reply(patience);
  }

  /**
   * Says a command.
   *
   * @throws IllegalArgumentException if it is more than one line
   */
  void say(String command) throws IOException {
    say(List.of(command));
  }

  /**
   * Says commands at once.
   *
   * @throws IllegalArgumentException if one is more than one line
   */
  void say(List<String> commands) throws IOException {
    for (String each : commands) {
      if (each.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a command is one line");
      }
      out.write((each + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  /** Where the content of a mail is written. */
  OutputStream content() {
    return out;
  }

  /**
   * Waits for a reply.
   *
   * @param patience for all of it
   */
  SmtpReply reply(Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> lines = new ArrayList<>();
    String first = line(deadline);
    int code = code(first);
    String line = first;
    while (true) {
      lines.add(line.length() > CODE ? line.substring(CODE + 1) : "");
      if (line.length() == CODE || line.charAt(CODE) == ' ') {
        return new SmtpReply(code, lines);
      }
      if (lines.size() == MOST_LINES || line.charAt(CODE) != '-') {
        throw new SmtpReply.MalformedException("its reply has no end: " + first);
      }
      line = line(deadline);
      if (code(line) != code) {
        throw new SmtpReply.MalformedException("its reply has two codes: " + first);
      }
    }
  }

  private static int code(String line) throws IOException {
    boolean digits =
        line.length() >= CODE
            && line.substring(0, CODE).chars().allMatch(c -> c >= '0' && c <= '9')
            && line.charAt(0) >= '2'
            && line.charAt(0) <= '5';
    if (!digits) {
      throw new SmtpReply.MalformedException("it says: " + line);
    }
    return Integer.parseInt(line.substring(0, CODE));
  }

  /** A line without its end. */
  private String line(long deadline) throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    while (true) {
      int b = read(deadline);
      if (b == '\n') {
        int last = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, last, StandardCharsets.UTF_8);
      }
      if (length == LONGEST_LINE) {
        throw new SmtpReply.MalformedException("a line of its reply has no end");
      }
      line[length++] = (byte) b;
    }
  }

  private int read(long deadline) throws IOException {
    if (next == end) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException("no whole reply in time");
      }
      socket.setSoTimeout(milliseconds(Duration.ofNanos(left)));
      next = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        throw new EOFException("the server closed the connection");
      }
    }
    return buffer[next++] & 0xff;
  }

  /** Zero would mean forever. */
  private static int milliseconds(Duration time) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
  }

  /** Ends the connection at once; what waits for it fails. */
  void cut() {
    try {
      wire.close();
    } catch (IOException alreadyGone) {
      // expected
    }
  }
}
