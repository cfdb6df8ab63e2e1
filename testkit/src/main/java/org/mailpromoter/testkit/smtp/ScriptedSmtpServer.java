package org.mailpromoter.testkit.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.mailpromoter.testkit.stub.Certificate;

/**
 * An SMTP server on a free port of loopback. Without a script it accepts every mail. Thread-safe.
 *
 * <pre>{@code
 * try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
 *   server.next(SmtpMoment.DOT, SmtpAction.closes());
 *   ...
 *   assertThat(server.received()).isEmpty();
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class ScriptedSmtpServer implements AutoCloseable {
  /** How the server speaks TLS. */
  enum Encryption {
    NONE,
    AT_ONCE,
    ON_REQUEST
  }

  private final ServerSocket socket;
  private final Encryption encryption;
  private final Map<SmtpMoment, Deque<SmtpAction>> script = new EnumMap<>(SmtpMoment.class);
  private final List<SmtpMail> received = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<Socket> clients = Collections.synchronizedList(new ArrayList<>());
  private volatile List<String> extensions =
      List.of("SIZE 1000000", "DSN", "8BITMIME", "ENHANCEDSTATUSCODES");

  /** One certificate for all servers of a test run, because a key takes a second to make. */
  private static final class Shared {
    private static final Certificate CERTIFICATE = Certificate.create("smtp");

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(CERTIFICATE::close, "smtp-certificate"));
    }
  }

  private ScriptedSmtpServer(Encryption encryption) {
    this.encryption = encryption;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin("smtp-accept", this::accept);
  }

  /** A server that never encrypts. */
  public static ScriptedSmtpServer plain() {
    return new ScriptedSmtpServer(Encryption.NONE);
  }

  /** A server that encrypts from the first byte. */
  public static ScriptedSmtpServer tls() {
    return new ScriptedSmtpServer(Encryption.AT_ONCE);
  }

  /** A server that offers STARTTLS. */
  public static ScriptedSmtpServer startTls() {
    return new ScriptedSmtpServer(Encryption.ON_REQUEST);
  }

  /** Its port on {@code localhost}. */
  public int port() {
    return socket.getLocalPort();
  }

  /** The certificate to trust, as a PEM file. */
  public Path trust() {
    return Shared.CERTIFICATE.pem();
  }

  /** What it offers after EHLO, in addition to STARTTLS. */
  public void offers(String... keywords) {
    extensions = List.of(keywords);
  }

  /** What it does at the next occurrences of a moment; then it accepts again. */
  public void next(SmtpMoment moment, SmtpAction... actions) {
    synchronized (script) {
      script.computeIfAbsent(moment, each -> new ArrayDeque<>()).addAll(List.of(actions));
    }
  }

  /** Leaves what was scripted and did not happen yet. */
  public void forget() {
    synchronized (script) {
      script.clear();
    }
  }

  /** The mail that it accepted, in the order of its arrival. */
  public List<SmtpMail> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** The commands that clients said. */
  public List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** The commands that begin with a word. */
  public List<String> heard(String word) {
    return heard().stream().filter(each -> each.startsWith(word)).toList();
  }

  Optional<SmtpAction> scripted(SmtpMoment moment) {
    synchronized (script) {
      Deque<SmtpAction> actions = script.get(moment);
      return actions == null ? Optional.empty() : Optional.ofNullable(actions.poll());
    }
  }

  List<String> extensions(boolean encrypted) {
    List<String> all = new ArrayList<>(extensions);
    if (encryption == Encryption.ON_REQUEST && !encrypted) {
      all.add("STARTTLS");
    }
    return all;
  }

  void hear(String command) {
    synchronized (heard) {
      heard.add(command);
    }
  }

  void receive(SmtpMail mail) {
    synchronized (received) {
      received.add(mail);
    }
  }

  /** The same connection, encrypted. */
  Socket encrypted(Socket plain) throws IOException {
    SSLContext context = Shared.CERTIFICATE.context();
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    return tls;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        clients.add(client);
        begin("smtp-session", () -> talk(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      boolean tls = encryption == Encryption.AT_ONCE;
      new SmtpDialogue(this, client).talk(tls ? encrypted(client) : client, tls);
    } catch (IOException gone) {
      // the client has left, or the script ended the connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
    }
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : List.copyOf(clients)) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
