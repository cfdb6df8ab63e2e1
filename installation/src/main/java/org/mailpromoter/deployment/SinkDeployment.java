package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.Objects;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.TryBudget;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A configured activity sink.
 *
 * @param id its name
 * @param factory creates it
 * @param config its configuration
 * @param budget when a delivery is retried
 * @param deadline how long one delivery may take
 * @param kept how long finished deliveries are remembered
 * @param takesAlerts whether it also receives alerts
 */
public record SinkDeployment(
    SinkId id,
    ActivitySinkFactory factory,
    Config config,
    TryBudget budget,
    Duration deadline,
    Duration kept,
    boolean takesAlerts) {
  /** Checks for nulls. */
  public SinkDeployment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(kept, "kept");
  }

  /** Which kind it is, for example webhook. */
  public String kind() {
    return factory.name();
  }
}
