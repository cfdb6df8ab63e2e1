package org.mailpromoter.directories.file;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** Directories in files keep to what plugins must. */
class FileDirectoriesPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new FileDirectoriesPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.directory(
            "file", Map.of("path", "{folder}/records.csv", "wrong-rows", "skip", "settle", "5s")));
  }
}
