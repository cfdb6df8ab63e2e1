package org.mailpromoter.sinks.jsonl;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The sink of lines keeps to what plugins must. */
class JsonlPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new JsonlPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(PluginExample.sink("jsonl", Map.of("file", "{folder}/activities.jsonl")));
  }
}
