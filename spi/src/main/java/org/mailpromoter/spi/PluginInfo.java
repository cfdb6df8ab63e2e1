package org.mailpromoter.spi;

import java.util.Objects;

/**
 * The name and versions of a plugin. Immutable.
 *
 * @since 0.1
 */
public final class PluginInfo {
  private final String name;
  private final String version;
  private final int spiMajor;
  private final int spiMinor;

  private PluginInfo(String name, String version, int spiMajor, int spiMinor) {
    this.name = Objects.requireNonNull(name, "name");
    this.version = Objects.requireNonNull(version, "version");
    this.spiMajor = spiMajor;
    this.spiMinor = spiMinor;
  }

  /**
   * A plugin's name and version.
   *
   * @param name lower case letters, digits and hyphens, unique among the plugins of an installation
   * @param version the plugin's own version
   * @param spiMajor always {@link Spi#MAJOR}
   * @param spiMinor always {@link Spi#MINOR}
   */
  public static PluginInfo of(String name, String version, int spiMajor, int spiMinor) {
    return new PluginInfo(name, version, spiMajor, spiMinor);
  }

  /** The plugin's name. */
  public String name() {
    return name;
  }

  /** The plugin's own version. */
  public String version() {
    return version;
  }

  /** The major version of the interface it was built for. */
  public int spiMajor() {
    return spiMajor;
  }

  /** The minor version of the interface it was built for. */
  public int spiMinor() {
    return spiMinor;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
