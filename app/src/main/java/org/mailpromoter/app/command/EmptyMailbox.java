package org.mailpromoter.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A server on loopback with one empty folder, for one session. {@code bin/prepare} synchronizes it,
 * so that the classes of the connector for IMAP are archived, too.
 */
final class EmptyMailbox implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      servers:
        empty:
          connector: imap
          host: 127.0.0.1
          port: %d
          security: insecure-plain
      mailboxes:
        empty:
          server: empty
          owner: somebody
          username: somebody
          password: nothing
          folders: [INBOX]
      users:
        somebody: { addresses: [somebody@example.org] }
      """;

  private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  EmptyMailbox() throws IOException {
    Thread answering = new Thread(this::answer, "mailpromoter-empty-mailbox");
    answering.setDaemon(true);
    answering.start();
  }

  /** Writes a configuration with this mailbox into a folder. */
  Path configuration(Path folder) throws IOException {
    Path file = folder.resolve("empty-mailbox.yaml");
    return Files.writeString(file, CONFIGURATION.formatted(door.getLocalPort()));
  }

  private void answer() {
    try (Socket session = door.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(session.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = session.getOutputStream()) {
      say(out, "* OK ready");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 3);
        for (String each : untagged(words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "")) {
          say(out, each);
        }
        say(out, words[0] + " OK done");
      }
    } catch (IOException e) {
      // the session ended, or nobody came
    }
  }

  private static List<String> untagged(String command) {
    return switch (command) {
      case "CAPABILITY" -> List.of("* CAPABILITY IMAP4rev1");
      case "LIST" -> List.of("* LIST () \"/\" INBOX");
      case "STATUS" -> List.of("* STATUS INBOX (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 1)");
      case "SELECT", "EXAMINE" -> List.of("* 0 EXISTS", "* OK [UIDVALIDITY 1]", "* OK [UIDNEXT 1]");
      case "UID" -> List.of("* SEARCH");
      case "LOGOUT" -> List.of("* BYE");
      default -> List.of();
    };
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
