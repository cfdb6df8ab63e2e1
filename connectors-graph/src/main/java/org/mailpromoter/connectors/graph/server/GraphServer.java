package org.mailpromoter.connectors.graph.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailpromoter.http.HttpAddress;
import org.mailpromoter.http.oauth.TokenConfig;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.ServerWords;

/** A server profile. Immutable. */
public final class GraphServer {
  private static final String VERSION = "/v1.0";

  private static final HttpAddress ADDRESS =
      new HttpAddress(GraphKeys.URL, "an address", "https://graph.microsoft.com/v1.0");

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,199}");

  private final Config config;
  private final Cloud cloud;
  private final URI root;
  private final List<String> permissions;

  private GraphServer(Config config, Cloud cloud, URI root, List<String> permissions) {
    this.config = config;
    this.cloud = cloud;
    this.root = root;
    this.permissions = permissions;
  }

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException with a sentence for people if the address is of no use
   */
  public static GraphServer of(Config config) {
    return of(config, List.of("Mail.ReadWrite"));
  }

  /**
   * Reads a section of a sender, for which a person who logs in grants more.
   *
   * @throws IllegalArgumentException with a sentence for people if the address is of no use
   */
  public static GraphServer ofSender(Config config) {
    return of(config, List.of("Mail.ReadWrite", "Mail.Send"));
  }

  private static GraphServer of(Config config, List<String> permissions) {
    Cloud cloud = config.get(GraphKeys.CLOUD);
    Optional<String> told = config.find(GraphKeys.URL);
    String url = told.map(String::strip).orElse(cloud.graph() + VERSION);
    String whole = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    URI root = ADDRESS.read(config, whole);
    if (root.getRawQuery() != null) {
      throw new KeyException(config, GraphKeys.URL, "expected an address without a query");
    }
    return new GraphServer(config, cloud, root, permissions);
  }

  /**
   * How tokens are obtained for a mailbox.
   *
   * @throws IllegalArgumentException with a sentence for people if the tenant is of no use
   */
  public TokenConfig tokens(String mailbox, Config login, ServerWords words) {
    return new TokenConfig(
        "the mailbox " + mailbox,
        config,
        login,
        config.get(ConnectionKeys.TLS_OR_PLAIN),
        readTimeout(),
        words,
        new TokenConfig.Defaults(endpoint("token"), endpoint("devicecode"), scope()));
  }

  /** Empty without a tenant. */
  private String endpoint(String name) {
    return config.find(GraphKeys.TENANT).map(each -> endpoint(each.strip(), name)).orElse("");
  }

  private String endpoint(String tenant, String name) {
    if (!TENANT.matcher(tenant).matches()) {
      throw new KeyException(
          config, GraphKeys.TENANT, "expected an id or a domain such as contoso.onmicrosoft.com");
    }
    return cloud.login() + "/" + tenant + "/oauth2/v2.0/" + name;
  }

  private String scope() {
    return switch (mechanism().tokens()) {
      case CLIENT -> cloud.graph() + "/.default";
      case DEVICE, REFRESH -> granted() + " offline_access";
      case FIXED -> "";
    };
  }

  private String granted() {
    return permissions.stream()
        .map(each -> cloud.graph() + "/" + each)
        .collect(Collectors.joining(" "));
  }

  /** Where Graph is, with its version and without a slash at the end. */
  public URI root() {
    return root;
  }

  /** Host and port for messages to people. */
  public String address() {
    return root.getPort() < 0 ? root.getHost() : root.getHost() + ":" + root.getPort();
  }

  /** How folders are read. */
  public Reading reading() {
    return config.find(GraphKeys.READING).orElseGet(cloud::reading);
  }

  public Optional<Path> trust() {
    return config.find(ConnectionKeys.TRUST);
  }

  public Mechanism mechanism() {
    return config.get(GraphKeys.AUTHENTICATION);
  }

  public Duration connectTimeout() {
    return config.get(ConnectionKeys.CONNECT_TIMEOUT);
  }

  public Duration readTimeout() {
    return config.get(GraphKeys.READ_TIMEOUT);
  }

  public int pageSize() {
    return config.get(GraphKeys.PAGE_SIZE);
  }

  public Duration newsInterval() {
    return config.get(GraphKeys.NEWS_INTERVAL);
  }
}
