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
            Map.of("host", "localhost", "port", "{port}", "authentication", "xoauth2"),
            Map.of("username", "anna", "token", "s3cret-token")));
  }
}
