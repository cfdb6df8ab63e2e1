package org.mailpromoter.spi;

import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * Creates one correlation strategy. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface CorrelationStrategyFactory {
  /** The name of the strategy and of its section in the configuration. */
  String name();

  /** How it recognises conversations, in a few words for people. */
  default String description() {
    return "";
  }

  /** The keys of its section. */
  ConfigSpec keys();

  /** The strategy, whose name must equal {@link #name()}. */
  CorrelationStrategy create(Config config);
}
