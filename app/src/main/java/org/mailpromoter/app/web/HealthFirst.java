package org.mailpromoter.app.web;

import java.util.Objects;
import org.mailpromoter.metrics.Health;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Says whether the process lives and is ready, before anything else looks at a request: probes log
 * in nowhere and name any host.
 */
final class HealthFirst implements Handler {
  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";

  private final Health health;
  private final Handler others;

  /**
   * Answers probes.
   *
   * @param others answers all else
   */
  HealthFirst(Health health, Handler others) {
    this.health = Objects.requireNonNull(health, "health");
    this.others = Objects.requireNonNull(others, "others");
  }

  @Override
  public Response handle(Request request) {
    if (request.method() == Method.GET && request.path().equals(LIVE)) {
      return health.live(request).note(LIVE, "");
    }
    if (request.method() == Method.GET && request.path().equals(READY)) {
      return health.ready(request).note(READY, "");
    }
    return others.handle(request);
  }
}
