package org.mailpromoter.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Answers {@code GET /metrics}, to everybody who reaches the listener: it is for one that only
 * Prometheus reaches. Thread-safe.
 */
public final class MetricsPage implements Handler {
  private final Metrics metrics;

  /** A page. */
  public MetricsPage(Metrics metrics) {
    this.metrics = Objects.requireNonNull(metrics, "metrics");
  }

  @Override
  public Response handle(Request request) {
    return Response.of(200).bytes(Exposition.TYPE, metrics.text().getBytes(StandardCharsets.UTF_8));
  }
}
