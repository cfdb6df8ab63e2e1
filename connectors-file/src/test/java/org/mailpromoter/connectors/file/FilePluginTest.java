package org.mailpromoter.connectors.file;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The connector of files keeps to what plugins must. */
class FilePluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new FilePlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.connector(
            "file", Map.of("format", "mbox"), Map.of("path", "{folder}/mail.mbox")));
  }
}
