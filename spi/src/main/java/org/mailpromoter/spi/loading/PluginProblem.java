package org.mailpromoter.spi.loading;

import java.util.Objects;

/**
 * Why a plugin was left out.
 *
 * @param plugin its name, or the folder it lies in when it could not tell its name
 * @param reason what is wrong and what to do, as sentences
 * @since 0.1
 */
public record PluginProblem(String plugin, String reason) {
  /** Checks for nulls. */
  public PluginProblem {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return plugin + ": " + reason;
  }
}
