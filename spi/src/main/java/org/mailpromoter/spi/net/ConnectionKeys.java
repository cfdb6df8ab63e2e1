package org.mailpromoter.spi.net;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.mailpromoter.spi.config.ConfigKey;

/**
 * The keys of a connection. A section that names a key of these names and means the same thing
 * everywhere; a part that needs another default or another meaning derives its key from the one
 * here.
 *
 * @since 0.1
 */
public final class ConnectionKeys {
  /** The server, where it is not part of an address. */
  public static final ConfigKey<String> HOST =
      ConfigKey.text("host").meaning("Name or address of the server").mandatory();

  /** Its port; {@link StandardPorts} contains the default. */
  public static final ConfigKey<Integer> PORT =
      ConfigKey.integer("port", 1, 65_535).meaning("TCP port");

  /** How the connection is protected. */
  public static final ConfigKey<Security> SECURITY =
      ConfigKey.choice("security", Security.class)
          .meaning(
              "tls: encrypted from the start; starttls: encrypted before the login, or no login;"
                  + " insecure-plain: never encrypted, for tests on one machine only")
          .defaultsTo(Security.TLS);

  /** How the connection is protected, for protocols that begin with TLS or have none. */
  public static final ConfigKey<Security> TLS_OR_PLAIN =
      ConfigKey.choice("security", List.of(Security.TLS, Security.INSECURE_PLAIN))
          .meaning("tls: encrypted; insecure-plain: never encrypted, for tests on one machine only")
          .defaultsTo(Security.TLS);

  /** A file with the trusted certificates. */
  public static final ConfigKey<Path> TRUST =
      ConfigKey.path("trust")
          .meaning(
              "PEM file with the certificates to trust instead of Java's own, for servers with a"
                  + " certificate of a private authority");

  /** How long to wait for a connection. */
  public static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConfigKey.duration("connect-timeout")
          .meaning("How long to wait for a connection")
          .defaultsTo(Duration.ofSeconds(30));

  /** How long to wait for an answer. */
  public static final ConfigKey<Duration> READ_TIMEOUT =
      ConfigKey.duration("read-timeout")
          .meaning("How long to wait for an answer")
          .defaultsTo(Duration.ofSeconds(60));

  private ConnectionKeys() {}
}
