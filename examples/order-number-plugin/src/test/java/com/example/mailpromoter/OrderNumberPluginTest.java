package com.example.mailpromoter;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The plugin as a whole keeps to what plugins must. */
// snippet: plugin-contract
class OrderNumberPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new OrderNumberPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.strategy("order-number", Map.of("prefix", "NO-")),
        PluginExample.directory("properties", Map.of("file", "{folder}/records.properties")),
        PluginExample.sink("text-file", Map.of("file", "{folder}/activities.txt")),
        PluginExample.connector(
            "pop3",
            Map.of(
                "host", "localhost",
                "port", "{port}",
                "security", "insecure-plain",
                "trust", "{folder}/ca.pem",
                "timeout", "5s"),
            Map.of("username", "anna", "password", "s3cret-password")));
  }
}
// end of snippet
