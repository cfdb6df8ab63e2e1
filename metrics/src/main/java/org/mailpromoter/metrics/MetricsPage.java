package org.mailpromoter.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Answers {@code GET /metrics}. Thread-safe. */
public final class MetricsPage implements Handler {
  private static final String BEARER = "Bearer ";

  private final Metrics metrics;
  private final Supplier<Optional<String>> token;

  /**
   * A page.
   *
   * @param token what a client must send as its bearer token; empty if everybody may ask, which is
   *     for listeners that only Prometheus reaches
   */
  public MetricsPage(Metrics metrics, Supplier<Optional<String>> token) {
    this.metrics = Objects.requireNonNull(metrics, "metrics");
    this.token = Objects.requireNonNull(token, "token");
  }

  @Override
  public Response handle(Request request) {
    Optional<String> expected = token.get();
    if (expected.isPresent() && !isSent(request, expected.get())) {
      return Response.of(401)
          .text("text/plain", "401 The token of the metrics is missing or wrong.\n")
          .header("WWW-Authenticate", "Bearer");
    }
    return Response.of(200).bytes(Exposition.TYPE, metrics.text().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isSent(Request request, String expected) {
    String sent = request.header("Authorization").orElse("");
    return sent.startsWith(BEARER)
        && MessageDigest.isEqual(
            sent.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            expected.getBytes(StandardCharsets.UTF_8));
  }
}
