package org.mailpromoter.testkit.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mailpromoter.testkit.server.HeldPorts;
import org.mailpromoter.testkit.server.ServerFolder;

/**
 * A real Postfix on loopback in a temporary folder. It delivers mail of its mailboxes into folders,
 * hands mail of other domains to the servers that it is told, and reports what it cannot deliver,
 * also what takes longer than a second. It must be started by root, as every Postfix.
 *
 * <pre>{@code
 * PostfixServer.requireOrSkip();
 * try (PostfixServer server =
 *     PostfixServer.start(List.of("anna@customer.example"), Map.of("away.example", 2525))) {
 *   // submit to localhost : server.port()
 * }
 * }</pre>
 *
 * Not thread-safe.
 *
 * @since 0.1
 */
public final class PostfixServer implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/sbin/postfix");
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  /** The user nobody of Debian, to whom mail belongs. */
  private static final int NOBODY = 65_534;

  private final HeldPorts ports = new HeldPorts();
  private final ServerFolder folder = ServerFolder.create("postfix");
  private final int port = ports.next();

  private PostfixServer() {}

  /** Skips the test, visibly, where there is no Postfix; fails it where one is required. */
  public static void requireOrSkip() {
    ServerFolder.requireOrSkip(BINARY, "postfix");
    Assumptions.assumeTrue(ROOT, "only root starts a Postfix");
  }

  /**
   * Starts a server.
   *
   * @param mailboxes the addresses that it delivers itself; a local part may be UTF-8
   * @param servers the port on loopback to which it hands the mail of another domain
   */
  public static PostfixServer start(List<String> mailboxes, Map<String, Integer> servers) {
    PostfixServer server = new PostfixServer();
    try {
      server.write(mailboxes, servers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.run("start");
    if (!ServerFolder.await(server::greets)) {
      throw new IllegalStateException("Postfix does not answer:\n" + server.log());
    }
    return server;
  }

  /** The port on {@code localhost}, without encryption and without a login. */
  public int port() {
    return port;
  }

  /** What it answers to a recipient, for example {@code 450 4.2.1 Try later}. */
  public void answers(String address, String words) {
    restrict(address + " " + words + "\n");
  }

  /** It accepts every mailbox again. */
  public void acceptsAll() {
    restrict("");
  }

  private void restrict(String access) {
    try {
      Files.writeString(folder.file("access"), access);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("reload");
  }

  /** The folder (maildir) of a mailbox, which comes with its first mail. */
  public Path maildir(String address) {
    return folder.file("mail").resolve(directory(address));
  }

  /** The mail that a mailbox got, each with its whole text. */
  public List<String> received(String address) {
    Path arrived = maildir(address).resolve("new");
    if (!Files.isDirectory(arrived)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(arrived)) {
      return files.map(PostfixServer::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Postfix's log, for diagnosis. */
  public String log() {
    return folder.text("postfix.log");
  }

  @Override
  public void close() {
    run("stop");
    ports.close();
    ServerFolder.deleteTree(folder.path());
  }

  private void write(List<String> mailboxes, Map<String, Integer> servers) throws IOException {
    for (String part : List.of("etc", "queue", "data", "mail")) {
      Files.createDirectories(folder.file(part));
    }
    own("data", "postfix");
    own("mail", "nobody");
    Files.writeString(folder.file("access"), "");
    Files.writeString(folder.file("etc/main.cf"), main(mailboxes, servers));
    Files.writeString(folder.file("etc/master.cf"), services());
  }

  private void own(String part, String user) throws IOException {
    Path path = folder.file(part);
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
  }

  private String main(List<String> mailboxes, Map<String, Integer> servers) {
    String domains =
        mailboxes.stream()
            .map(each -> each.substring(each.indexOf('@') + 1))
            .distinct()
            .collect(Collectors.joining(" "));
    String folders =
        mailboxes.stream()
            .map(each -> "{" + each + "=" + directory(each) + "/}")
            .collect(Collectors.joining(" "));
    String transports =
        new TreeMap<>(servers)
            .entrySet().stream()
                .map(each -> "{" + each.getKey() + "=smtp:[127.0.0.1]:" + each.getValue() + "}")
                .collect(Collectors.joining(" "));
    return """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file_prefixes = %1$s
        maillog_file = %1$s/postfix.log
        myhostname = mail.ours.example
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mydestination =
        local_recipient_maps =
        alias_maps =
        alias_database =
        virtual_mailbox_domains = %2$s
        virtual_mailbox_maps = inline:{%3$s}
        virtual_mailbox_base = %1$s/mail
        virtual_uid_maps = static:%5$d
        virtual_gid_maps = static:%5$d
        transport_maps = inline:{%4$s {unused.example=smtp}}
        smtpd_recipient_restrictions =
          check_recipient_access texthash:%1$s/access, permit_mynetworks, reject
        delay_warning_time = 1s
        queue_run_delay = 1s
        minimal_backoff_time = 1s
        maximal_backoff_time = 1s
        """
        .formatted(folder.path(), domains, folders, transports, NOBODY);
  }

  private String services() {
    return """
        127.0.0.1:%d inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 1 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        smtp unix - - n - - smtp
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        proxymap unix - - n - - proxymap
        postlog unix-dgram n - n - 1 postlogd
        """
        .formatted(port);
  }

  /** A name of a folder in ASCII. */
  private static String directory(String address) {
    return address.replaceAll("[^a-z@.-]", "_");
  }

  private boolean greets() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException e) {
      return false;
    }
  }

  private void run(String what) {
    ServerFolder.Result result =
        ServerFolder.run(BINARY.toString(), "-c", folder.file("etc").toString(), what);
    if (result.code() != 0 && !what.equals("stop")) {
      throw new IllegalStateException(
          "postfix " + what + " ended with " + result.code() + ":\n" + result.output() + log());
    }
  }
}
