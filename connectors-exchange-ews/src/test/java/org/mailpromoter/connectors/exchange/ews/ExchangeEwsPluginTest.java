package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The Exchange connector keeps to what plugins must. */
class ExchangeEwsPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new ExchangeEwsPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.connector(
            "exchange-ews",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "ntlm",
                "trust",
                "{folder}/ca.pem",
                "connect-timeout",
                "5s",
                "read-timeout",
                "6s",
                "header-batch",
                "7",
                "body-batch",
                "8"),
            Map.of(
                "username",
                "anna@localhost",
                "password",
                "s3cret-password",
                "mailbox",
                "sales@localhost",
                "impersonate",
                "yes")),
        PluginExample.connector(
            "exchange-ews",
            Map.of("autodiscover", "own-domain"),
            Map.of("username", "anna@localhost", "password", "s3cret-password")),
        PluginExample.connector(
            "exchange-ews",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "oauth2-device",
                "token-url",
                "http://localhost:{port}/token",
                "device-code-url",
                "http://localhost:{port}/code",
                "token-trust",
                "{folder}/ca.pem",
                "client-id",
                "mailpromoter",
                "scope",
                "mail"),
            Map.of("token-file", "{folder}/token")),
        PluginExample.connector(
            "exchange-ews",
            Map.ofEntries(
                Map.entry("url", "http://localhost:{port}/EWS/Exchange.asmx"),
                Map.entry("security", "insecure-plain"),
                Map.entry("authentication", "oauth2-refresh"),
                Map.entry("token-url", "http://localhost:{port}/token"),
                Map.entry("client-id", "mailpromoter"),
                Map.entry("client-certificate", "{folder}/app.pem"),
                Map.entry("client-key", "{folder}/app.key"),
                Map.entry("client-assertion", "rs256")),
            Map.of("token-file", "{folder}/token")),
        PluginExample.connector(
            "exchange-ews",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "oauth2-client",
                "token-url",
                "http://localhost:{port}/token",
                "client-id",
                "mailpromoter",
                "client-secret",
                "s3cret-client",
                "scope",
                "mail"),
            Map.of("mailbox", "sales@localhost", "impersonate", "yes")),
        PluginExample.connector(
            "exchange-ews",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "oauth2-token"),
            Map.of("token", "s3cret-token")),
        PluginExample.sender(
            "exchange",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "ntlm",
                "trust",
                "{folder}/ca.pem",
                "connect-timeout",
                "5s",
                "read-timeout",
                "6s"),
            Map.of(
                "username",
                "anna@localhost",
                "password",
                "s3cret-password",
                "mailbox",
                "sales@localhost",
                "impersonate",
                "yes")),
        PluginExample.sender(
            "exchange",
            Map.of("autodiscover", "own-domain"),
            Map.of("username", "anna@localhost", "password", "s3cret-password")),
        PluginExample.sender(
            "exchange",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "oauth2-device",
                "token-url",
                "http://localhost:{port}/token",
                "device-code-url",
                "http://localhost:{port}/code",
                "token-trust",
                "{folder}/ca.pem",
                "client-id",
                "mailpromoter",
                "client-secret",
                "s3cret-client",
                "scope",
                "mail"),
            Map.of("token-file", "{folder}/token")),
        PluginExample.sender(
            "exchange",
            Map.ofEntries(
                Map.entry("url", "http://localhost:{port}/EWS/Exchange.asmx"),
                Map.entry("security", "insecure-plain"),
                Map.entry("authentication", "oauth2-refresh"),
                Map.entry("token-url", "http://localhost:{port}/token"),
                Map.entry("client-id", "mailpromoter"),
                Map.entry("client-certificate", "{folder}/app.pem"),
                Map.entry("client-key", "{folder}/app.key"),
                Map.entry("client-assertion", "rs256")),
            Map.of("token-file", "{folder}/token")),
        PluginExample.sender(
            "exchange",
            Map.of(
                "url",
                "http://localhost:{port}/EWS/Exchange.asmx",
                "security",
                "insecure-plain",
                "authentication",
                "oauth2-token"),
            Map.of("token", "s3cret-token")));
  }

  @Test
  void theSenderHasTheKeysOfTheConnectorThatAreNotAboutReading() {
    List<String> ofServer = names(new EwsConnectorFactory().serverKeys());
    List<String> ofSender = names(new EwsSenderFactory().senderKeys());
    assertThat(ofServer).containsAll(ofSender);
    assertThat(ofServer)
        .filteredOn(each -> !ofSender.contains(each))
        .containsExactly("header-batch", "body-batch");
    assertThat(names(new EwsSenderFactory().mailboxKeys()))
        .isEqualTo(names(new EwsConnectorFactory().mailboxKeys()));
  }

  private static List<String> names(ConfigSpec keys) {
    return keys.keys().stream().map(ConfigKey::name).toList();
  }

  @Test
  void offersItsConnector() {
    assertThat(plugin().connectors())
        .singleElement()
        .satisfies(
            connector -> {
              assertThat(connector.name()).isEqualTo("exchange-ews");
              assertThat(connector.unavailable()).isEmpty();
            });
  }
}
