package org.mailpromoter.dataverse.client;

import java.net.URI;
import java.time.Duration;
import org.mailpromoter.http.HttpAddress;
import org.mailpromoter.http.oauth.OAuthKeys;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.net.ConnectionKeys;

/** The keys of a connection to an environment; directory and sink have the same. */
public final class DataverseKeys {
  /** Where it is. */
  public static final ConfigKey<String> URL =
      ConfigKey.text("url")
          .meaning("The address of the environment, for example https://contoso.crm4.dynamics.com")
          .mandatory();

  /** For tests. */
  public static final ConfigKey<Boolean> INSECURE_PLAIN =
      ConfigKey.flag("insecure-plain")
          .meaning(
              "Whether url and token-url may begin with http (unencrypted), for tests on one"
                  + " machine only")
          .defaultsTo(false);

  static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConnectionKeys.CONNECT_TIMEOUT.defaultsTo(Duration.ofSeconds(10));
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT.defaultsTo(Duration.ofSeconds(30));

  /** All. */
  public static final ConfigSpec ALL =
      ConfigSpec.of(URL, INSECURE_PLAIN, ConnectionKeys.TRUST, CONNECT_TIMEOUT, READ_TIMEOUT)
          .and(OAuthKeys.OF_PROGRAM);

  private DataverseKeys() {}

  /**
   * The address of a key, without a slash at its end.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  static URI address(Config config, ConfigKey<String> key) {
    String text = config.get(key).strip();
    URI address =
        new HttpAddress(key, "an address", "https://contoso.crm4.dynamics.com")
            .readAnyScheme(
                config, text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean plain = config.get(INSECURE_PLAIN) && "http".equalsIgnoreCase(address.getScheme());
    if (!plain && !"https".equalsIgnoreCase(address.getScheme())) {
      throw new KeyException(config, key, "the address begins with https://");
    }
    if (address.getRawQuery() != null) {
      throw new KeyException(config, key, "expected an address without a query");
    }
    return address;
  }
}
