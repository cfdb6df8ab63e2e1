package org.mailpromoter.spi.loading;

/** A plugin was rejected; the message contains the reason and a remedy, as sentences. */
final class RefusedPlugin extends Exception {
  private static final long serialVersionUID = 1L;

  private final String plugin;
  private final String place;

  RefusedPlugin(String plugin, String place, String reason) {
    super(reason);
    this.plugin = plugin;
    this.place = place;
  }

  PluginProblem problem() {
    return new PluginProblem(plugin, place, String.valueOf(getMessage()));
  }
}
