package org.mailpromoter.spi.loading;

/** A plugin does not fit; the message says why and what to do, as sentences. */
final class RefusedPlugin extends Exception {
  private static final long serialVersionUID = 1L;

  private final String plugin;

  RefusedPlugin(String plugin, String reason) {
    super(reason);
    this.plugin = plugin;
  }

  PluginProblem problem() {
    return new PluginProblem(plugin, String.valueOf(getMessage()));
  }
}
