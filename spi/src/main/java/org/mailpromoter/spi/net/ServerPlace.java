package org.mailpromoter.spi.net;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.FaultScope;

/**
 * Where the configuration names a server, so that a remedy can say what to check there. Immutable.
 *
 * <pre>{@code
 * static final ServerPlace PLACE =
 *     ServerPlace.byHost("in the server profile", new StandardPorts(993, 143))
 *         .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
 *         .meanwhile("Nothing is lost: the next run goes on where this one ended.");
 * }</pre>
 *
 * @since 0.1
 */
public final class ServerPlace {
  private final String where;
  private final Optional<StandardPorts> ports;
  private final FaultScope server;
  private final FaultScope session;
  private final String meanwhile;

  private ServerPlace(
      String where,
      Optional<StandardPorts> ports,
      FaultScope server,
      FaultScope session,
      String meanwhile) {
    this.where = Objects.requireNonNull(where, "where");
    this.ports = ports;
    this.server = Objects.requireNonNull(server, "server");
    this.session = Objects.requireNonNull(session, "session");
    this.meanwhile = Objects.requireNonNull(meanwhile, "meanwhile");
  }

  /**
   * A server that is named by host, port and security.
   *
   * @param where where these keys are, as it reads after a key; for example {@code in the server
   *     profile}
   */
  public static ServerPlace byHost(String where, StandardPorts ports) {
    return new ServerPlace(
        where, Optional.of(ports), FaultScope.INSTALLATION, FaultScope.INSTALLATION, "");
  }

  /**
   * A server that is named by the key {@code url}.
   *
   * @param where where this key is, as it reads after a key; for example {@code of the sink}
   */
  public static ServerPlace byUrl(String where) {
    return new ServerPlace(
        where, Optional.empty(), FaultScope.INSTALLATION, FaultScope.INSTALLATION, "");
  }

  /**
   * The same place with the reach of its failures; the whole installation otherwise.
   *
   * @param everybody how far a failure reaches that everybody meets who connects
   * @param session how far the failure of one connection reaches
   */
  public ServerPlace reaching(FaultScope everybody, FaultScope session) {
    return new ServerPlace(where, ports, everybody, session, meanwhile);
  }

  /** The same place with a sentence about what happens until a transient failure is over. */
  public ServerPlace meanwhile(String sentence) {
    return new ServerPlace(where, ports, server, session, sentence);
  }

  FaultScope everybody() {
    return server;
  }

  FaultScope session() {
    return session;
  }

  /** A sentence without what follows from waiting, and then that. */
  String untilItIsOver(String sentence) {
    return (sentence + " " + meanwhile).strip();
  }

  /** A key and where it is. */
  String key(String name) {
    return name + " " + where;
  }

  /** The key that names the machine. */
  String machine() {
    return ports.isPresent() ? key("the host") : key("the url");
  }

  /** The keys that lead to the server, with the ports that are usual. */
  String address() {
    return ports
        .map(
            usual ->
                key("host, port and security")
                    + (" (" + usual.tls() + " with tls, " + usual.otherwise() + " otherwise)"))
        .orElseGet(this::machine);
  }

  /** The keys by which a connection is encrypted. */
  String encryption() {
    return ports
        .map(
            usual ->
                key("port and security")
                    + (": port " + usual.tls() + " expects tls, port " + usual.otherwise())
                    + " does not")
        .orElseGet(this::machine);
  }
}
