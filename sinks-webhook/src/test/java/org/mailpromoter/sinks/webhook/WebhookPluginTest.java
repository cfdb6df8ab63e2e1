package org.mailpromoter.sinks.webhook;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The webhook sink keeps to what plugins must. */
class WebhookPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new WebhookPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.sink(
            "webhook",
            Map.of(
                "url",
                "http://localhost:{port}/hook",
                "insecure-plain",
                "yes",
                "signing-keys",
                "new=0123456789abcdef",
                "token",
                "s3cret-token",
                "trust",
                "{folder}/ca.pem",
                "connect-timeout",
                "5s",
                "read-timeout",
                "6s")));
  }
}
