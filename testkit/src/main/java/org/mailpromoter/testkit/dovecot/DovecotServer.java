package org.mailpromoter.testkit.dovecot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.mailpromoter.testkit.server.HeldPorts;
import org.mailpromoter.testkit.server.ServerFolder;

/**
 * A real Dovecot on loopback in a temporary folder, with a certificate of its own authority. It
 * speaks IMAP, and POP3 where dovecot-pop3d is installed.
 *
 * <pre>{@code
 * DovecotServer.requireOrSkip();
 * try (DovecotServer server = DovecotServer.start(Map.of("anna", "secret"))) {
 *   server.deliver("anna", mail().from("tom@x.example").bytes());
 *   // connect to server.host() : server.imapPort() or server.imapsPort()
 * }
 * }</pre>
 *
 * Not thread-safe.
 *
 * @since 0.1
 */
public final class DovecotServer implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/sbin/dovecot");
  private static final Path POP3 = Path.of("/usr/lib/dovecot/pop3");
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final AtomicInteger delivered = new AtomicInteger();
  private final HeldPorts ports = new HeldPorts();
  private final ServerFolder folder;
  private final int imapPort;
  private final int imapsPort;
  private final int pop3Port;
  private final int pop3sPort;

  private DovecotServer(ServerFolder folder) {
    this.folder = folder;
    this.imapPort = ports.next();
    this.imapsPort = ports.next();
    this.pop3Port = ports.next();
    this.pop3sPort = ports.next();
  }

  /** Skips the test, visibly, where there is no Dovecot; fails it where one is required. */
  public static void requireOrSkip() {
    ServerFolder.requireOrSkip(BINARY, "dovecot-imapd");
  }

  /** The same for a Dovecot that speaks POP3, too. */
  public static void requirePop3OrSkip() {
    requireOrSkip();
    ServerFolder.requireOrSkip(POP3, "dovecot-pop3d");
  }

  /** Starts a server that offers STARTTLS on one port and TLS on another. */
  public static DovecotServer start(Map<String, String> passwords) {
    return start(passwords, true);
  }

  /** Starts a server without TLS. */
  public static DovecotServer startWithoutTls(Map<String, String> passwords) {
    return start(passwords, false);
  }

  /**
   * Starts a server for users who log in with access tokens only, through XOAUTH2 or OAUTHBEARER.
   *
   * @param introspection the endpoint that is asked about each token (RFC 7662), with user and
   *     password; its answer names the user as {@code username}
   * @param trust the certificate of that endpoint, as a PEM file
   */
  public static DovecotServer startTakingTokens(
      List<String> users, String introspection, Path trust) {
    Map<String, String> passwords =
        users.stream()
            .collect(Collectors.toMap(user -> user, user -> UUID.randomUUID().toString()));
    return start(
        passwords,
        true,
        """
        introspection_mode = post
        introspection_url = %s
        username_attribute = username
        active_attribute = active
        active_value = true
        tls_ca_cert_file = %s
        """
            .formatted(introspection, trust));
  }

  private static DovecotServer start(Map<String, String> passwords, boolean tls) {
    return start(passwords, tls, "");
  }

  private static DovecotServer start(Map<String, String> passwords, boolean tls, String tokens) {
    DovecotServer server = new DovecotServer(ServerFolder.create("dovecot"));
    try {
      server.write(passwords, tls, tokens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.run(BINARY.toString(), "-c", server.file("dovecot.conf").toString());
    server.awaitConnection();
    return server;
  }

  /** The name to connect to; it is in the certificate. */
  public String host() {
    return "localhost";
  }

  /** The port of plain IMAP and STARTTLS. */
  public int imapPort() {
    return imapPort;
  }

  /** The port of IMAP over TLS. */
  public int imapsPort() {
    return imapsPort;
  }

  /** The port of plain POP3, where Dovecot speaks it. */
  public int pop3Port() {
    return pop3Port;
  }

  /** The port of POP3 over TLS, where Dovecot speaks it. */
  public int pop3sPort() {
    return pop3sPort;
  }

  /** The certificate to trust, as a PEM file. */
  public Path certificate() {
    return file("cert.pem");
  }

  /** Delivers a message into a user's inbox. */
  public void deliver(String user, byte[] message) {
    try {
      Path maildir = maildir(user);
      int number = delivered.incrementAndGet();
      String name = String.format("%d.M%06d.test", 1_700_000_000 + number, number);
      Path temporary = maildir.resolve("tmp").resolve(name);
      Files.write(temporary, message);
      own(temporary);
      Files.move(temporary, maildir.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs doveadm for a user and returns what it prints. */
  public String doveadm(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("doveadm");
    command.add("-c");
    command.add(file("dovecot.conf").toString());
    command.addAll(Arrays.asList(arguments));
    return run(command.toArray(new String[0]));
  }

  /** Removes the first message of a user's inbox. */
  public void removeFirst(String user) {
    doveadm("expunge", "-u", user, "mailbox", "INBOX", "1");
  }

  /** Returns whether a user's inbox has a message that is marked as read. */
  public boolean anySeen(String user) {
    return !doveadm("search", "-u", user, "mailbox", "INBOX", "SEEN").isBlank();
  }

  /** Marks the last message of a user's inbox as read. */
  public void readLast(String user) {
    doveadm("flags", "add", "-u", user, "\\Seen", "mailbox", "INBOX", "*");
  }

  /** Puts a keyword on the last message of a user's inbox. */
  public void markLast(String user, String keyword) {
    doveadm("flags", "add", "-u", user, keyword, "mailbox", "INBOX", "*");
  }

  /** Gives the inbox of a user a new UIDVALIDITY, as after a restore or a migration. */
  public void renumber(String user) {
    run(killed());
    ServerFolder.deleteTree(folder.file("index"));
    ServerFolder.deleteTree(folder.file("control"));
    try {
      owned(folder.file("index"));
      owned(folder.file("control"));
      Thread.sleep(1100); // Dovecot takes the second of creation as UIDVALIDITY
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    run(BINARY.toString(), "-c", file("dovecot.conf").toString());
    awaitConnection();
  }

  @Override
  public void close() {
    run(killed());
    ports.close();
    ServerFolder.deleteTree(folder.path());
  }

  private String[] killed() {
    return new String[] {"doveadm", "-c", file("dovecot.conf").toString(), "stop"};
  }

  private void write(Map<String, String> passwords, boolean tls, String tokens) throws IOException {
    Map<String, String> sorted = new TreeMap<>(passwords);
    String users =
        sorted.entrySet().stream()
            .map(each -> each.getKey() + ":{PLAIN}" + each.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(file("users"), users);
    for (String part : List.of("run", "state")) {
      Files.createDirectories(folder.file(part));
    }
    for (String part : List.of("mail", "index", "control")) {
      owned(folder.file(part));
    }
    for (String user : sorted.keySet()) {
      for (String part : List.of("", "cur", "new", "tmp")) {
        owned(maildir(user).resolve(part));
      }
    }
    if (tls) {
      folder.makeCertificate();
    }
    Files.writeString(file("oauth2.conf"), tokens);
    String whole = configuration(tls);
    Files.writeString(file("dovecot.conf"), tokens.isEmpty() ? whole : whole + takingTokens());
  }

  /** Tokens expire in tests, and each that is refused would make the next login wait. */
  private String takingTokens() {
    return """
        auth_mechanisms = xoauth2 oauthbearer
        auth_failure_delay = 0
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        passdb {
          driver = oauth2
          mechanisms = xoauth2 oauthbearer
          args = %s
        }
        """
        .formatted(file("oauth2.conf"));
  }

  private String configuration(boolean tls) {
    String who = ROOT ? "mail" : System.getProperty("user.name");
    String ssl =
        tls
            ? "ssl = yes\nssl_cert = <" + file("cert.pem") + "\nssl_key = <" + file("key.pem")
            : "ssl = no";
    String internal =
        ROOT ? "" : "default_internal_user = " + who + "\ndefault_login_user = " + who + "\n";
    return """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/dovecot.log
        protocols = %7$s
        pop3_no_flag_updates = yes
        listen = 127.0.0.1
        %2$s
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        mail_location = maildir:%1$s/mail/%%n:INDEX=%1$s/index/%%n:CONTROL=%1$s/control/%%n
        first_valid_uid = 1
        namespace inbox {
          inbox = yes
          mailbox Sent {
            special_use = \\Sent
          }
        }
        %3$spassdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%%u %1$s/users
        }
        userdb {
          driver = static
          args = uid=%4$s gid=%4$s home=%1$s/mail/%%n allow_all_users=yes
        }
        service imap-login {
          inet_listener imap {
            port = %5$d
          }
          inet_listener imaps {
            port = %6$d
            ssl = yes
          }
        }
        service pop3-login {
          inet_listener pop3 {
            port = %8$d
          }
          inet_listener pop3s {
            port = %9$d
            ssl = yes
          }
        }
        service anvil {
          chroot =
        }
        """
        .formatted(
            folder.path(),
            ssl,
            internal,
            who,
            imapPort,
            tls ? imapsPort : 0,
            Files.isExecutable(POP3) ? "imap pop3" : "imap",
            pop3Port,
            tls ? pop3sPort : 0);
  }

  private void owned(Path path) throws IOException {
    Files.createDirectories(path);
    own(path);
  }

  /** A server that runs as root gives mail away to the user mail. */
  private static void own(Path path) throws IOException {
    if (ROOT) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail"));
    }
  }

  private Path maildir(String user) {
    int at = user.indexOf('@');
    return folder.file("mail").resolve(at < 0 ? user : user.substring(0, at));
  }

  private Path file(String name) {
    return folder.file(name);
  }

  private void awaitConnection() {
    if (!ServerFolder.await(this::greets)) {
      throw new IllegalStateException("Dovecot does not answer:\n" + log());
    }
  }

  private boolean greets() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), imapPort)) {
      return socket.getInputStream().read() == '*';
    } catch (IOException e) {
      return false;
    }
  }

  /** Dovecot's log, for diagnosis. */
  public String log() {
    return folder.text("dovecot.log");
  }

  private String run(String... command) {
    ServerFolder.Result result = ServerFolder.run(command);
    if (result.code() != 0 && !command[command.length - 1].equals("stop")) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " ended with "
              + result.code()
              + ":\n"
              + result.output()
              + log());
    }
    return result.output();
  }
}
