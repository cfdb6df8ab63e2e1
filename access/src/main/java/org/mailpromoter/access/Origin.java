package org.mailpromoter.access;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where browsers find us (RFC 6454): what they send as Origin, and as Host.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower case or an IP address, IPv6 in brackets
 * @param port the port
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the scheme is another one
   */
  public Origin {
    Objects.requireNonNull(host, "host");
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("An origin begins with http:// or https://.");
    }
  }

  /**
   * The origin of an address such as {@code https://mail.example.com}.
   *
   * @throws IllegalArgumentException if it has no host, or has more than scheme, host and port
   */
  public static Origin of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    boolean bare = address.getRawPath().isEmpty() || address.getRawPath().equals("/");
    if (host == null
        || !bare
        || address.getRawQuery() != null
        || address.getRawFragment() != null
        || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("Write scheme, host and port, and nothing else.");
    }
    int port = address.getPort() < 0 ? usual(scheme) : address.getPort();
    return new Origin(scheme, host.toLowerCase(Locale.ROOT), port);
  }

  /** The names of the loopback interface with a port. */
  public static Set<Origin> loopback(String scheme, int port) {
    return List.of("127.0.0.1", "localhost", "[::1]").stream()
        .map(host -> new Origin(scheme, host, port))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }

  /** What browsers send as Host: without the usual port (RFC 9110, 7.2). */
  String authority() {
    return port == usual(scheme) ? host : host + ":" + port;
  }

  /** Whether the way to us is encrypted, by us or by a proxy. */
  boolean isSecure() {
    return scheme.equals("https");
  }

  /** What browsers send as Origin. */
  @Override
  public String toString() {
    return scheme + "://" + authority();
  }
}
