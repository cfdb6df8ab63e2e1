package org.mailpromoter.deployment;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.Location;

/**
 * The section {@code console}: where the service answers people and programs. Immutable.
 *
 * @see ConsoleSection
 */
public final class ConsoleDeployment {
  private final List<InetSocketAddress> listen;
  private final List<String> hosts;
  private final ProxyDeployment proxies;
  private final @Nullable TlsFiles tls;
  private final @Nullable Path socket;
  private final List<InetSocketAddress> metrics;
  private final boolean accessLog;
  private final Disclosure reveal;
  private final @Nullable OpenIdDeployment provider;
  private final Map<String, Location> places;

  /**
   * Files of a server certificate.
   *
   * @param certificate PEM: the certificate and those that lead to its root
   * @param key PEM: its private key
   */
  public record TlsFiles(Path certificate, Path key) {
    /** Rejects nulls. */
    public TlsFiles {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }

  ConsoleDeployment(
      List<InetSocketAddress> listen,
      List<String> hosts,
      ProxyDeployment proxies,
      @Nullable TlsFiles tls,
      @Nullable Path socket,
      List<InetSocketAddress> metrics,
      boolean accessLog,
      Disclosure reveal,
      @Nullable OpenIdDeployment provider,
      Map<String, Location> places) {
    this.listen = List.copyOf(listen);
    this.hosts = List.copyOf(hosts);
    this.proxies = Objects.requireNonNull(proxies, "proxies");
    this.tls = tls;
    this.socket = socket;
    this.metrics = List.copyOf(metrics);
    this.accessLog = accessLog;
    this.reveal = Objects.requireNonNull(reveal, "reveal");
    this.provider = provider;
    this.places = Map.copyOf(places);
  }

  /** Where a key of the section stands; empty if the file does not have it. */
  public Optional<Location> place(String key) {
    return Optional.ofNullable(places.get(key));
  }

  /** Where browsers and programs connect; none if there is no console. */
  public List<InetSocketAddress> listen() {
    return listen;
  }

  /** The public names of this console, with a port if it is not the usual one. */
  public List<String> hosts() {
    return hosts;
  }

  /** The reverse proxies in front of this console. */
  public ProxyDeployment proxies() {
    return proxies;
  }

  /** The certificate; empty if connections are not encrypted here. */
  public Optional<TlsFiles> tls() {
    return Optional.ofNullable(tls);
  }

  /** The socket file for commands on this machine, if it is not beside the storage. */
  public Optional<Path> socket() {
    return Optional.ofNullable(socket);
  }

  /** Where metrics are read without a login; none if they are not served. */
  public List<InetSocketAddress> metrics() {
    return metrics;
  }

  /** Whether administrators may see subjects, recipients and headers of mail of others. */
  public Disclosure reveal() {
    return reveal;
  }

  /** Where people log in, besides with accounts; empty if there is no provider. */
  public Optional<OpenIdDeployment> provider() {
    return Optional.ofNullable(provider);
  }

  /** Whether each request is logged. */
  public boolean accessLog() {
    return accessLog;
  }
}
