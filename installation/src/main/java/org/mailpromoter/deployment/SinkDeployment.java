package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.SinkTask;

/**
 * A configured activity sink.
 *
 * @param id its name
 * @param kind which kind it is, for example webhook
 * @param tasks makes what is delivered how, anew at each call
 * @param kept how long deliveries are remembered that were done
 * @param takesAlerts whether it is told of alerts, too
 */
public record SinkDeployment(
    SinkId id, String kind, Supplier<SinkTask> tasks, Duration kept, boolean takesAlerts) {
  /** Checks for nulls. */
  public SinkDeployment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(tasks, "tasks");
    Objects.requireNonNull(kept, "kept");
  }

  /** What is delivered how, with a sink of its own, which whoever delivers closes. */
  public SinkTask task() {
    return tasks.get();
  }
}
