package org.mailpromoter.console.twin;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.mailpromoter.spi.loading.PluginRegistry;

/**
 * The program that has the console.
 *
 * @param version its version
 * @param plugins what plugins offer
 * @param contract the contract of its API (OpenAPI 3.1), as maps, lists and plain values; asked for
 *     when a page shows it, and not at the start
 */
public record Program(String version, PluginRegistry plugins, Supplier<Map<String, ?>> contract) {
  /** Rejects nulls. */
  public Program {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(plugins, "plugins");
    Objects.requireNonNull(contract, "contract");
  }
}
