package org.mailpromoter.connectors.imap;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The IMAP connector keeps to what plugins must. */
class ImapPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new ImapPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.connector(
            "imap",
            Map.of(
                "host",
                "localhost",
                "port",
                "{port}",
                "security",
                "starttls",
                "trust",
                "{folder}/ca.pem",
                "connect-timeout",
                "5s",
                "read-timeout",
                "6s"),
            Map.of("username", "anna", "password", "s3cret-password")),
        PluginExample.connector(
            "imap",
            Map.of("host", "localhost", "port", "{port}", "authentication", "oauth2-token"),
            Map.of("username", "anna", "token", "s3cret-token")),
        PluginExample.connector(
            "imap",
            Map.ofEntries(
                Map.entry("host", "localhost"),
                Map.entry("port", "{port}"),
                Map.entry("security", "insecure-plain"),
                Map.entry("authentication", "oauth2-device"),
                Map.entry("token-url", "http://localhost:{port}/token"),
                Map.entry("device-code-url", "http://localhost:{port}/code"),
                Map.entry("token-trust", "{folder}/ca.pem"),
                Map.entry("client-id", "mailpromoter"),
                Map.entry("client-certificate", "{folder}/app.pem"),
                Map.entry("client-key", "{folder}/app.key"),
                Map.entry("client-assertion", "rs256"),
                Map.entry("scope", "mail")),
            Map.of("username", "anna", "token-file", "{folder}/token")),
        PluginExample.connector(
            "imap",
            Map.of(
                "host",
                "localhost",
                "port",
                "{port}",
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
            Map.of("username", "anna")));
  }
}
