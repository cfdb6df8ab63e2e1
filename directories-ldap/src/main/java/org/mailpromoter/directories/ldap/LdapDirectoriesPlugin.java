package org.mailpromoter.directories.ldap;

import java.util.List;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.Spi;

/** Offers the record directory {@code ldap}. */
public final class LdapDirectoriesPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public LdapDirectoriesPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("directories-ldap", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<RecordDirectoryFactory> recordDirectories() {
    return List.of(new LdapDirectoryFactory());
  }
}
