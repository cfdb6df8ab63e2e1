package org.mailpromoter.sinks.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;

/** Keys of the sink and how it uses them. */
final class WebhookSinkFactory implements ActivitySinkFactory {
  static final ConfigKey<String> URL =
      ConfigKey.text("url").meaning("The address to post to, https://HOST/PATH").mandatory();
  static final ConfigKey<Boolean> INSECURE_PLAIN =
      ConfigKey.flag("insecure-plain")
          .meaning("Whether url may begin with http (unencrypted), for tests on one machine only")
          .defaultsTo(false);
  static final ConfigKey<Secret> SIGNING_KEYS =
      ConfigKey.secret("signing-keys")
          .meaning(
              "Signing keys, separated by spaces, each as ID=KEY with a key of at least 16"
                  + " characters; every request is signed with all of them");
  static final ConfigKey<Secret> TOKEN =
      ConfigKey.secret("token").meaning("Sent as Authorization: Bearer TOKEN");
  static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConnectionKeys.CONNECT_TIMEOUT.defaultsTo(Duration.ofSeconds(10));
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT
          .meaning("How long to wait for an answer; must be less than the deadline of the sink")
          .defaultsTo(Duration.ofSeconds(30));

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "an HTTP address, as signed CloudEvents";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(
        URL,
        INSECURE_PLAIN,
        SIGNING_KEYS,
        TOKEN,
        ConnectionKeys.TRUST,
        CONNECT_TIMEOUT,
        READ_TIMEOUT);
  }

  @Override
  public boolean takesAlerts() {
    return true;
  }

  @Override
  public ActivitySink create(String section, Config config) {
    return create(config, Clock.systemUTC());
  }

  static WebhookSink create(Config config, Clock clock) {
    URI address = address(config.get(URL), config.get(INSECURE_PLAIN));
    Keys keys = new Keys(config.find(SIGNING_KEYS), config.find(TOKEN));
    keys.read(); // what is wrong with them shows now
    Connection connection =
        new Connection(
            config.find(ConnectionKeys.TRUST),
            config.get(CONNECT_TIMEOUT),
            config.get(READ_TIMEOUT));
    return new WebhookSink(address, keys, connection, clock);
  }

  private static URI address(String url, boolean plain) {
    try {
      URI address = new URI(url);
      boolean http = plain && "http".equalsIgnoreCase(address.getScheme());
      if (!http && !"https".equalsIgnoreCase(address.getScheme())) {
        throw new IllegalArgumentException("the url must begin with https://");
      }
      if (address.getHost() == null || address.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "the url must be of the form https://HOST/PATH, without a password");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the url is not valid:  " + e.getReason(), e);
    }
  }
}
