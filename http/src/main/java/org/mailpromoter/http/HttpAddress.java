package org.mailpromoter.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;

/**
 * What a configuration has to say as the address of a server.
 *
 * @param key the key that problems are reported for
 * @param meaning what its value is, for people; for example {@code an address of a web service}
 * @param example a value that is right
 * @since 0.1
 */
public record HttpAddress(ConfigKey<String> key, String meaning, String example) {
  /** Refuses nulls. */
  public HttpAddress {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(example, "example");
  }

  /**
   * Reads an address that fits the key {@link ConnectionKeys#TLS_OR_PLAIN} of the same section.
   *
   * @param text the address
   * @throws KeyException if it is not an absolute address, contains a user or a fragment, or is
   *     encrypted otherwise than the section says
   */
  public URI read(Config config, String text) {
    URI url = readAnyScheme(config, text);
    checkScheme(config, url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT));
    return url;
  }

  /**
   * Reads an address whose scheme the caller checks.
   *
   * @param text the address
   * @throws KeyException if it is not an absolute address, or contains a user or a fragment
   */
  public URI readAnyScheme(Config config, String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new KeyException(config, key, "'" + text + "' is not " + meaning);
    }
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new KeyException(
          config, key, "expected an address such as " + example + ", without a user in it");
    }
    return url;
  }

  private void checkScheme(Config config, String scheme) {
    Security security = config.get(ConnectionKeys.TLS_OR_PLAIN);
    String expected = security == Security.TLS ? "https" : "http";
    if (!scheme.equals(expected)) {
      throw new KeyException(
          config,
          key,
          "with security "
              + security.word()
              + " the address begins with "
              + expected
              + "://, and not with "
              + scheme
              + "://");
    }
  }
}
