package org.mailpromoter.spi.loading;

import java.util.Objects;

/**
 * Why a plugin was left out.
 *
 * @param plugin its name; its place if the name is unknown
 * @param place the folder or file below {@code plugins/}, or {@code class path}
 * @param reason what is wrong and what to do, as sentences
 * @since 0.1
 */
public record PluginProblem(String plugin, String place, String reason) {
  /** Rejects nulls. */
  public PluginProblem {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(reason, "reason");
  }

  /** A problem of a plugin with an unknown name. */
  static PluginProblem of(String place, String reason) {
    return new PluginProblem(place, place, reason);
  }

  @Override
  public String toString() {
    String where = place.equals(PluginLoader.CLASS_PATH) ? place : "plugins/" + place;
    return where + (plugin.equals(place) ? "" : " (" + plugin + ")") + ": " + reason;
  }
}
