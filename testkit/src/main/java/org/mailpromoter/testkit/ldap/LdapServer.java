package org.mailpromoter.testkit.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;
import javax.naming.directory.BasicAttribute;
import javax.naming.directory.BasicAttributes;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.testkit.server.HeldPorts;
import org.mailpromoter.testkit.server.ServerFolder;

/**
 * A real slapd on loopback in a temporary folder, with its own certificate for the name localhost.
 * In addition to the standard schema it has attributes of Active Directory ({@code proxyAddresses},
 * {@code userAccountControl}, {@code objectGUID} are attributes of the object class {@code
 * mailRecord}), and {@code recordKey, recordOwner, recordActive}. Nobody may search without a
 * login.
 *
 * <pre>{@code
 * LdapServer.requireOrSkip();
 * try (LdapServer server = LdapServer.start()) {
 *   server.put("uid=anna", Map.of("objectClass", List.of("account", "mailRecord"), ...));
 *   // search below server.base() on server.host() : server.port() or server.tlsPort()
 * }
 * }</pre>
 *
 * Not thread-safe.
 *
 * @since 0.1
 */
public final class LdapServer implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/sbin/slapd");
  private static final Path SCHEMAS = Path.of("/etc/ldap/schema");

  private final HeldPorts ports = new HeldPorts();
  private final ServerFolder folder;
  private final int port;
  private final int tlsPort;
  private @Nullable Process process;

  private LdapServer(ServerFolder folder) {
    this.folder = folder;
    this.port = ports.next();
    this.tlsPort = ports.next();
  }

  /** Skips the test, visibly, where there is no slapd; fails it where one is required. */
  public static void requireOrSkip() {
    ServerFolder.requireOrSkip(BINARY, "slapd");
  }

  /** Starts a server that offers STARTTLS on one port and TLS on another. */
  public static LdapServer start() {
    return start(
        "TLSCertificateFile %1$s/cert.pem\nTLSCertificateKeyFile %1$s/key.pem\n", "ldaps://");
  }

  /** Starts a server without TLS. */
  public static LdapServer startWithoutTls() {
    return start("", "");
  }

  private static LdapServer start(String tls, String tlsScheme) {
    LdapServer server = new LdapServer(ServerFolder.create("slapd"));
    try {
      Files.createDirectory(server.folder.file("db"));
      server.folder.makeCertificate();
      Files.writeString(server.folder.file("slapd.conf"), server.configuration(tls));
      Files.writeString(
          server.folder.file("urls"),
          "ldap://127.0.0.1:"
              + server.port
              + (tlsScheme.isEmpty() ? "" : " " + tlsScheme + "127.0.0.1:" + server.tlsPort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.restart();
    server.put("", Map.of("objectClass", List.of("dcObject", "organization"), "o", List.of("X")));
    return server;
  }

  private String configuration(String tls) {
    return """
        include %2$s/core.schema
        include %2$s/cosine.schema
        include %2$s/inetorgperson.schema
        attributetype ( 1.3.6.1.4.1.99999.1 NAME 'proxyAddresses'
          EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch
          SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
        attributetype ( 1.3.6.1.4.1.99999.2 NAME 'userAccountControl'
          EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
        attributetype ( 1.3.6.1.4.1.99999.3 NAME 'objectGUID'
          EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
        attributetype ( 1.3.6.1.4.1.99999.4 NAME 'recordKey'
          EQUALITY caseExactMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
        attributetype ( 1.3.6.1.4.1.99999.5 NAME 'recordOwner'
          EQUALITY caseExactMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
        attributetype ( 1.3.6.1.4.1.99999.6 NAME 'recordActive'
          EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
        objectclass ( 1.3.6.1.4.1.99999.10 NAME 'mailRecord' AUXILIARY
          MAY ( mail $ cn $ displayName $ proxyAddresses $ userAccountControl $ objectGUID
            $ recordKey $ recordOwner $ recordActive ) )
        objectclass ( 1.3.6.1.4.1.99999.11 NAME 'leadRecord' SUP mailRecord AUXILIARY )
        modulepath /usr/lib/ldap
        moduleload back_mdb
        pidfile %1$s/slapd.pid
        disallow bind_anon
        require authc
        %3$sdatabase mdb
        directory %1$s/db
        dbnosync
        maxsize 268435456
        suffix "%4$s"
        rootdn "%5$s"
        rootpw %6$s
        index mail,proxyAddresses eq
        """
        .formatted(
            folder.path(),
            SCHEMAS,
            tls.formatted(folder.path()),
            base(),
            bindName(),
            bindPassword());
  }

  /** The name to connect to; it is in the certificate. */
  public String host() {
    return "localhost";
  }

  /** The port of plain LDAP and STARTTLS. */
  public int port() {
    return port;
  }

  /** The port of LDAP over TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** The certificate to trust, as a PEM file. */
  public Path certificate() {
    return folder.file("cert.pem");
  }

  /** The entry that all others are below. */
  public String base() {
    return "dc=contoso,dc=example";
  }

  /** The name of the only account. */
  public String bindName() {
    return "cn=admin," + base();
  }

  /** Its password. */
  public String bindPassword() {
    return "s3cret-of-slapd";
  }

  /**
   * Adds an entry, or replaces it.
   *
   * @param name relative to the base; empty for the base itself
   * @param values texts, or {@code base64:} and bytes, by attribute
   */
  public void put(String name, Map<String, List<String>> values) {
    put(Map.of(name, values));
  }

  /** Adds or replaces entries by their names. */
  @SuppressWarnings("BanJNDI") // it writes, and reads nothing
  public void put(Map<String, Map<String, List<String>>> entries) {
    try {
      DirContext context = connect();
      try {
        for (Map.Entry<String, Map<String, List<String>>> each : entries.entrySet()) {
          String relative = each.getKey();
          LdapName full = new LdapName(relative.isEmpty() ? base() : relative + "," + base());
          if (!relative.isEmpty()) {
            context.unbind(full);
          }
          context.createSubcontext(full, attributes(each.getValue())).close();
        }
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  private static Attributes attributes(Map<String, List<String>> values) {
    Attributes attributes = new BasicAttributes(true);
    values.forEach(
        (name, texts) -> {
          BasicAttribute attribute = new BasicAttribute(name);
          texts.forEach(
              text ->
                  attribute.add(
                      text.startsWith("base64:")
                          ? Base64.getDecoder().decode(text.substring(7))
                          : text));
          attributes.put(attribute);
        });
    return attributes;
  }

  private DirContext connect() throws NamingException {
    Properties environment = new Properties();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:" + port);
    environment.put(Context.SECURITY_AUTHENTICATION, "simple");
    environment.put(Context.SECURITY_PRINCIPAL, bindName());
    environment.put(Context.SECURITY_CREDENTIALS, bindPassword());
    environment.put("java.naming.ldap.attributes.binary", "objectGUID");
    return new InitialDirContext(environment);
  }

  /** Stops the server; its entries stay. */
  public void stop() {
    Optional.ofNullable(process)
        .ifPresent(
            running -> {
              running.destroy();
              running.onExit().join();
            });
    process = null;
  }

  /** Starts the server, again if it ran. */
  public void restart() {
    stop();
    try {
      process =
          new ProcessBuilder(
                  BINARY.toString(),
                  "-h",
                  folder.text("urls"),
                  "-f",
                  folder.file("slapd.conf").toString(),
                  "-d",
                  "0")
              .redirectErrorStream(true)
              .redirectOutput(folder.file("slapd.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!ServerFolder.await(this::isListening)) {
      throw new IllegalStateException("slapd does not answer:\n" + log());
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What slapd says, for diagnosis. */
  public String log() {
    return folder.text("slapd.log");
  }

  @Override
  public void close() {
    stop();
    ports.close();
    ServerFolder.deleteTree(folder.path());
  }
}
