package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.testkit.StorageContract;

/** The storage as the host opens it: through the factory that the plugin offers. */
class SqliteStorageContractTest implements StorageContract {
  @TempDir private Path folder;

  private final StorageFactory factory = new SqlitePlugin().storages().get(0);

  private Config config() {
    Location file = new Location(folder.resolve("mailpromoter.yaml"), 1);
    return factory
        .keys()
        .read("storage", file, Map.of(), problem -> assertThat(List.of(problem)).isEmpty());
  }

  @Override
  public Storage open() {
    return factory.open(config());
  }

  @Override
  public void restore(Path backup) {
    factory.restore(config(), backup);
  }

  @Override
  public Path absentFile() {
    return folder.resolve("backup.db");
  }

  @Test
  void withoutAFileItLiesBesideTheConfiguration() {
    assertThat(factory.place(config())).isEqualTo(folder.resolve("mailpromoter.db").toString());
  }
}
