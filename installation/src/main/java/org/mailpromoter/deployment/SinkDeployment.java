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
 * @param factory makes it
 * @param config what the configuration says of it
 * @param budget when a delivery is tried again
 * @param deadline how long one delivery may take
 * @param kept how long deliveries are remembered that were done
 * @param takesAlerts whether it is told of alerts, too
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
