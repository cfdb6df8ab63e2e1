package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A correlation strategy of a plugin.
 *
 * @param name its name
 * @param factory creates it
 * @param config its configuration
 */
public record StrategyDeployment(String name, CorrelationStrategyFactory factory, Config config) {
  /** Checks for nulls. */
  public StrategyDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
  }
}
