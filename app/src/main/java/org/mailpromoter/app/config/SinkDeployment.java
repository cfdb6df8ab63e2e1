package org.mailpromoter.app.config;

import java.time.Duration;
import java.util.Objects;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.SinkTask;

/**
 * A configured activity sink.
 *
 * @param kind which kind it is, for example webhook
 * @param task what is delivered how
 * @param kept how long deliveries are remembered that were done
 */
public record SinkDeployment(String kind, SinkTask task, Duration kept) {
  /** Checks for nulls. */
  public SinkDeployment {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(kept, "kept");
  }

  /** Its name. */
  public SinkId id() {
    return task.id();
  }
}
