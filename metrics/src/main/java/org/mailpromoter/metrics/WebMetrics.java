package org.mailpromoter.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailpromoter.web.Answered;

/** Requests. Thread-safe. */
final class WebMetrics implements Consumer<Answered>, Metrics.Source {
  private final Instrument requests =
      Instrument.histogram(
          Family.histogram(
              "mailpromoter_http_requests_seconds",
              "How long requests took, by the template of their route.",
              "route",
              "status"),
          0.005,
          0.01,
          0.025,
          0.05,
          0.1,
          0.25,
          0.5,
          1,
          2.5,
          5,
          10);

  @Override
  public void accept(Answered answered) {
    requests.observe(
        answered.took().toNanos() / (double) TimeUnit.SECONDS.toNanos(1),
        answered.route().isEmpty() ? "none" : answered.route(),
        String.valueOf(answered.status()));
  }

  @Override
  public void write(Exposition out) {
    requests.write(out);
  }
}
