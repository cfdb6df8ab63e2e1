package org.mailpromoter.storage.sqlite;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The storage keeps to what plugins must. */
class SqlitePluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new SqlitePlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(PluginExample.storage("sqlite", Map.of("file", "{folder}/test.db")));
  }
}
