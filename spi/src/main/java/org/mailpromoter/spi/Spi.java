package org.mailpromoter.spi;

/**
 * The version of this interface. The constants are copied into a plugin when it is compiled, so
 * that the plugin carries the version it was built for: pass them to {@link PluginInfo#of}.
 *
 * @since 0.1
 */
public final class Spi {
  /** Raised when compiled plugins may break. */
  public static final int MAJOR = 0;

  /** Raised when something is added. */
  public static final int MINOR = 3;

  private Spi() {}
}
