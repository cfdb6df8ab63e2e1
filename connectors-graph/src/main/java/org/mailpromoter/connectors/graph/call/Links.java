package org.mailpromoter.connectors.graph.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of requests. Each request carries the token, so no address leads elsewhere: links that
 * an answer contains must begin with the root of the profile.
 */
public final class Links {
  /** Those of Graph have a few thousand characters. */
  private static final int LONGEST = 32 << 10;

  private static final String UNRESERVED = "-._~";
  private static final String IN_QUERY = UNRESERVED + "$'(),:;=@/*!";
  private static final String IN_SEGMENT = UNRESERVED + "=@!$'(),;:";

  private final URI root;

  public Links(URI root) {
    this.root = root;
  }

  /** The address of a target of a request; empty where it leads elsewhere. */
  Optional<URI> address(String target) {
    return isLink(target) ? admitted(target) : admitted(root + target);
  }

  private static boolean isLink(String target) {
    return !target.startsWith("/");
  }

  /** Whether a link of an answer may be followed. */
  public boolean admits(String link) {
    return isLink(link) && admitted(link).isPresent();
  }

  private Optional<URI> admitted(String link) {
    if (link.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(link);
      return isBelowRoot(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isBelowRoot(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String plain = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return root.getScheme().equalsIgnoreCase(uri.getScheme())
        && root.getHost().equalsIgnoreCase(uri.getHost())
        && port(root) == port(uri)
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && path.startsWith(root.getRawPath() + "/")
        && !(plain + "/").contains("/../");
  }

  private static int port(URI uri) {
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    return uri.getPort() >= 0 ? uri.getPort() : plain ? 80 : 443;
  }

  /** An id or a name as one part of a path. */
  public static String segment(String text) {
    return encoded(text, IN_SEGMENT);
  }

  /** A value of a query option. */
  public static String query(String text) {
    return encoded(text, IN_QUERY);
  }

  /** A text as it is written in a filter (OData URL conventions). */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String encoded(String text, String kept) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
