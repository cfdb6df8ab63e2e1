package org.mailpromoter.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordDirectory;

/**
 * LDAP servers that never stop or repeat what they were sent (RFC 4511 in the smallest measure).
 */
@Timeout(120)
class HostileLdapTest {
  private static final String PASSWORD = "s3cret-word";
  private static final int SEARCH = 0x63;
  private static final int BIND = 0x60;

  /** A server's answer to a search. */
  @FunctionalInterface
  private interface Answer {
    void to(int message, OutputStream out) throws IOException;
  }

  private final ServerSocket socket = listening();
  private volatile Answer toBind = (message, out) -> result(out, message, 0x61, 0, "");
  private volatile Answer toSearch = (message, out) -> result(out, message, 0x65, 0, "");

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
          byte[] question = read(in);
          int number = question[2];
          int kind = question[3] & 0xff;
          if (kind == BIND) {
            toBind.to(number, client.getOutputStream());
          } else if (kind == SEARCH) {
            toSearch.to(number, client.getOutputStream());
          }
        }
      } catch (IOException e) {
        // the client has gone
      }
    }
  }

  /** The questions of these tests are shorter than 64 kilobytes, and fewer than 128. */
  private static byte[] read(DataInputStream in) throws IOException {
    in.readByte();
    int length = in.readUnsignedByte();
    if (length == 0x81) {
      length = in.readUnsignedByte();
    } else if (length == 0x82) {
      length = in.readUnsignedShort();
    } else if (length == 0x84) {
      length = in.readInt();
    }
    byte[] question = new byte[length];
    in.readFully(question);
    return question;
  }

  private static byte[] tagged(int tag, byte[]... parts) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    all.write(0x84);
    for (int shift = 24; shift >= 0; shift -= 8) {
      all.write(content.size() >> shift);
    }
    content.writeTo(all);
    return all.toByteArray();
  }

  private static byte[] text(String text) throws IOException {
    return tagged(0x04, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void result(OutputStream out, int message, int kind, int code, String words)
      throws IOException {
    byte[] body = tagged(kind, tagged(0x0a, new byte[] {(byte) code}), text(""), text(words));
    out.write(tagged(0x30, tagged(0x02, new byte[] {(byte) message}), body));
  }

  private static byte[] entry(int message, int number) throws IOException {
    byte[] attribute = tagged(0x30, text("mail"), tagged(0x31, text("a@x.example")));
    byte[] body = tagged(0x64, text("uid=u" + number), tagged(0x30, attribute));
    return tagged(0x30, tagged(0x02, new byte[] {(byte) message}), body);
  }

  private DirectoryException failure(String... addresses) {
    Thread server = new Thread(this::serve, "hostile-ldap");
    server.setDaemon(true);
    server.start();
    Configured configured =
        new Configured()
            .with("host", "localhost")
            .with("port", String.valueOf(socket.getLocalPort()))
            .with("security", "insecure-plain")
            .with("bind-dn", "cn=admin")
            .with("password", PASSWORD)
            .with("base", "dc=x")
            .with("read-timeout", "20s");
    Set<EmailAddress> asked = new HashSet<>();
    for (String address : addresses) {
      asked.add(EmailAddress.parse(address).orElseThrow());
    }
    try (RecordDirectory directory = configured.directory()) {
      return catchThrowableOfType(DirectoryException.class, () -> directory.resolve(asked));
    }
  }

  @Test
  void entriesWithoutEndEndTheSearch() {
    toSearch =
        (message, out) -> {
          for (int number = 0; true; number++) {
            out.write(entry(message, number));
          }
        };
    DirectoryException e = failure("a@x.example");
    assertThat(e.code()).isEqualTo(LdapError.TOO_MANY_ENTRIES);
    assertThat(e.sentence()).contains("more than 1000 entries");
  }

  @Test
  void anEntryWithoutEndEndsTheSearchBeforeItFillsTheMemory() {
    toSearch =
        (message, out) -> {
          out.write(new byte[] {0x30, (byte) 0x84, 0x7f, 0, 0, 0});
          byte[] more = new byte[1 << 16];
          while (true) {
            out.write(more);
          }
        };
    DirectoryException e = failure("a@x.example");
    assertThat(e.code()).isEqualTo(LdapError.TOO_MANY_ENTRIES);
    assertThat(e.sentence()).contains("bytes");
  }

  /** The remedy may point to the words of the server only where there are some. */
  @Test
  void aServerThatHangsUpWithoutAWordIsNotSaidToHaveSaidWhy() {
    toSearch =
        (message, out) -> {
          throw new IOException("hangs up");
        };
    DirectoryException silent = failure("a@x.example");
    assertThat(silent.code()).isEqualTo(LdapError.CONNECTION_LOST);
    assertThat(silent.code().remedy()).doesNotContain("words");
  }

  @Test
  void whatAServerSaysIsShownAndPointedTo() {
    toSearch = (message, out) -> result(out, message, 0x65, 53, "not today");
    DirectoryException refused = failure("a@x.example");
    assertThat(refused.code()).isEqualTo(LdapError.FAILED);
    assertThat(refused.sentence()).contains("not today");
  }

  @Test
  void whatTheServerRepeatsOfTheLoginIsTakenOut() {
    toBind = (message, out) -> result(out, message, 0x61, 49, "no cn=admin with " + PASSWORD);
    DirectoryException e = failure("a@x.example");
    assertThat(e.code()).isEqualTo(LdapError.LOGIN_REFUSED);
    assertThat(e.sentence()).contains("no cn=admin with ***").doesNotContain(PASSWORD);
    StringWriter log = new StringWriter();
    e.printStackTrace(new PrintWriter(log));
    assertThat(log.toString()).doesNotContain(PASSWORD);
  }
}
