package org.mailpromoter.directories.file;

import java.time.Clock;
import java.util.List;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.Spi;

/** Offers the record directory {@code file}. */
public final class FileDirectoriesPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public FileDirectoriesPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("directories-file", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<RecordDirectoryFactory> recordDirectories() {
    return List.of(new FileDirectoryFactory(Clock.systemUTC()));
  }
}
