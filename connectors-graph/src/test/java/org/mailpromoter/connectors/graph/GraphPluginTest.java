package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The parts for Microsoft Graph keep to what plugins must. */
class GraphPluginTest implements PluginContract {
  private static final String URL = "http://localhost:{port}/v1.0";
  private static final String TOKEN_URL = "http://localhost:{port}/token";

  @Override
  public Plugin plugin() {
    return new GraphPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.connector(
            "graph",
            Map.ofEntries(
                Map.entry("cloud", "gcc-high"),
                Map.entry("tenant", "contoso.example"),
                Map.entry("client-id", "mailpromoter"),
                Map.entry("client-secret", "s3cret-client"),
                Map.entry("trust", "{folder}/ca.pem"),
                Map.entry("token-trust", "{folder}/login-ca.pem"),
                Map.entry("connect-timeout", "5s"),
                Map.entry("read-timeout", "6s"),
                Map.entry("reading", "list"),
                Map.entry("page-size", "7"),
                Map.entry("news-interval", "8s")),
            Map.of("mailbox", "sales@localhost")),
        PluginExample.connector("graph", certificate(), Map.of("mailbox", "sales@localhost")),
        PluginExample.connector("graph", device(), Map.of("token-file", "{folder}/token")),
        PluginExample.connector("graph", token(), Map.of("token", "s3cret-token")),
        PluginExample.sender(
            "graph",
            Map.ofEntries(
                Map.entry("cloud", "gcc-high"),
                Map.entry("tenant", "contoso.example"),
                Map.entry("client-id", "mailpromoter"),
                Map.entry("client-secret", "s3cret-client"),
                Map.entry("trust", "{folder}/ca.pem"),
                Map.entry("token-trust", "{folder}/login-ca.pem"),
                Map.entry("connect-timeout", "5s"),
                Map.entry("read-timeout", "6s")),
            Map.of("mailbox", "sales@localhost")),
        PluginExample.sender("graph", certificate(), Map.of("mailbox", "sales@localhost")),
        PluginExample.sender("graph", device(), Map.of("token-file", "{folder}/token")),
        PluginExample.sender("graph", token(), Map.of("token", "s3cret-token")));
  }

  private static Map<String, String> certificate() {
    return Map.of(
        "url", URL,
        "security", "insecure-plain",
        "authentication", "oauth2-client",
        "token-url", TOKEN_URL,
        "client-id", "mailpromoter",
        "client-certificate", "{folder}/app.pem",
        "client-key", "{folder}/app.key",
        "client-assertion", "rs256",
        "scope", "mail");
  }

  private static Map<String, String> device() {
    return Map.of(
        "url", URL,
        "security", "insecure-plain",
        "authentication", "oauth2-device",
        "token-url", TOKEN_URL,
        "device-code-url", "http://localhost:{port}/code",
        "client-id", "mailpromoter");
  }

  private static Map<String, String> token() {
    return Map.of("url", URL, "security", "insecure-plain", "authentication", "oauth2-token");
  }

  @Test
  void theSenderHasTheKeysOfTheConnectorThatAreNotAboutReading() {
    List<String> ofServer = names(new GraphConnectorFactory().serverKeys());
    List<String> ofSender = names(new GraphSenderFactory().senderKeys());
    assertThat(ofServer).containsAll(ofSender);
    assertThat(ofServer)
        .filteredOn(each -> !ofSender.contains(each))
        .containsExactly("reading", "page-size", "news-interval");
    assertThat(names(new GraphSenderFactory().mailboxKeys()))
        .isEqualTo(names(new GraphConnectorFactory().mailboxKeys()));
  }

  private static List<String> names(ConfigSpec keys) {
    return keys.keys().stream().map(ConfigKey::name).toList();
  }
}
