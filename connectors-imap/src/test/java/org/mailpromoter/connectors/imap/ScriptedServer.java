package org.mailpromoter.connectors.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.core.mailbox.MailboxSource;

/** Listens on loopback and lets a script answer; the script may be changed at any time. */
final class ScriptedServer implements AutoCloseable {
  static final String PASSWORD = "s3cret-word\\with\"quotes";

  private final ServerSocket socket;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private volatile HonestScript script;

  ScriptedServer(HonestScript script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("scripted-server", this::accept);
  }

  /** From here on another script answers. */
  void play(HonestScript next) {
    script = next;
  }

  /** The lines that clients said. */
  List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** The commands with some words in them, without their tags. */
  List<String> heard(String words) {
    return heard().stream()
        .filter(line -> line.contains(words))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  MailboxSource source() {
    return source(Map.of());
  }

  MailboxSource source(Map<String, String> more) {
    return source(more, Map.of("username", "anna", "password", PASSWORD, "token", PASSWORD));
  }

  MailboxSource source(Map<String, String> more, Map<String, String> login) {
    Map<String, String> profile = new HashMap<>();
    profile.put("host", "localhost");
    profile.put("port", String.valueOf(socket.getLocalPort()));
    profile.put("security", "insecure-plain");
    profile.put("read-timeout", "2s");
    profile.putAll(more);
    return Imap.source(profile, login);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start("scripted-connection", () -> talk(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      Talk talk = new Talk(client);
      script.greet(talk);
      for (String line = talk.hear(); line != null; line = talk.hear()) {
        script.answer(Command.of(line), talk);
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command; the name of one that begins with UID has two words. */
  record Command(String tag, String name, String rest) {
    static Command of(String line) {
      String[] words = line.split(" ", 3);
      String name = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
      String rest = words.length > 2 ? words[2] : "";
      if (name.equals("UID")) {
        String[] more = rest.split(" ", 2);
        return new Command(words[0], "UID " + more[0].toUpperCase(Locale.ROOT), more[1]);
      }
      return new Command(words[0], name, rest);
    }
  }

  /** The dialogue with one client. */
  final class Talk {
    private final OutputStream out;
    private final BufferedReader in;

    private Talk(Socket client) throws IOException {
      out = client.getOutputStream();
      in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    String hear() throws IOException {
      String line = in.readLine();
      if (line != null) {
        heard.add(line);
      }
      return line;
    }

    void say(String line) throws IOException {
      sayRaw(line + "\r\n");
    }

    void sayRaw(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
