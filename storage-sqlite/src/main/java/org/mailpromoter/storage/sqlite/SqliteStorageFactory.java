package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Keys of the storage and how it uses them. */
final class SqliteStorageFactory implements StorageFactory {
  static final ConfigKey<Path> FILE =
      ConfigKey.path("file")
          .meaning("The database file; its folder must exist")
          .unwritten("mailpromoter.db");

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String description() {
    return "one SQLite file";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(FILE);
  }

  @Override
  public String place(Config config) {
    return config.get(FILE).toString();
  }

  @Override
  public boolean exists(Config config) {
    return new DatabaseFile(config.get(FILE)).exists();
  }

  @Override
  public List<Path> files(Config config) {
    return new DatabaseFile(config.get(FILE)).all();
  }

  @Override
  public Storage open(Config config) {
    return SqliteStorage.open(config.get(FILE));
  }

  @Override
  public Restored restore(Config config, Path backup) {
    return Restore.run(config.get(FILE), backup);
  }
}
