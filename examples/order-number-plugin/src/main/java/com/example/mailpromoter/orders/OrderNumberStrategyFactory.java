package com.example.mailpromoter.orders;

import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes the strategy order-number. */
// snippet: factory
public final class OrderNumberStrategyFactory implements CorrelationStrategyFactory {
  static final ConfigKey<String> PREFIX =
      ConfigKey.text("prefix")
          .meaning("Prefix of an order number, case-insensitive")
          .defaultsTo("ORDER-");

  @Override
  public String name() {
    return OrderNumberStrategy.NAME;
  }

  @Override
  public String description() {
    return "order numbers in subjects";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(PREFIX);
  }

  @Override
  public CorrelationStrategy create(Config config) {
    return new OrderNumberStrategy(new OrderNumbers(config.get(PREFIX)));
  }
}
// end of snippet
