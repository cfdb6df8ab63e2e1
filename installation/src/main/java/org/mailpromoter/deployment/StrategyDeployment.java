package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A correlation strategy of a plugin.
 *
 * @param name its name
 * @param factory makes it
 * @param config what the configuration says of it
 */
public record StrategyDeployment(String name, CorrelationStrategyFactory factory, Config config) {
  /** Checks for nulls. */
  public StrategyDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
  }
}
