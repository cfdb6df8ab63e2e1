package org.mailpromoter.storage.sqlite;

import java.util.List;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.StorageFactory;

/** Offers the storage {@code sqlite}. */
public final class SqlitePlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public SqlitePlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("sqlite", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<StorageFactory> storages() {
    return List.of(new SqliteStorageFactory());
  }
}
